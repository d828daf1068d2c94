//! What is done to players, by their falling trust or by somebody's hand. All of it goes through
//! [`Shared::enforce`]: the author's hook is asked, the player's state and the bans change, and his session is
//! called to say so.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::Ordering;
use std::sync::{Arc, PoisonError};

use arrayvec::ArrayVec;

use super::observations::Observed;
use super::roster::Seat;
use super::shared::Shared;
use crate::core::breach::Rule;
use crate::core::detect::Numbers;
use crate::core::enforce::{Action, Ban, By, Decision, Enforcement, Note, Subject, Vetoed};
use crate::core::ids::PlayerId;
use crate::core::protocol::{Goodbye, Notice};
use crate::core::refusal::Grade;
use crate::core::time::Timestamp;
use crate::core::trust::{
    Evidence, Fall, Kept, Policy, PolicyError, Reason, Rung, Throttle, Tripped, Trust, TrustScore,
};
use crate::core::value::explained::Explained;
use crate::core::world::Panicked;

/// What a session is told to do.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Order {
    /// Tell the client.
    Notice(Notice),
    /// End.
    Close {
        goodbye: Goodbye,
        /// When another try may succeed; `None` is never.
        until: Option<Timestamp>,
        reason: Note,
    },
}

/// What a client is told of a throttle.
pub(super) fn throttled(throttle: Throttle, now: Timestamp) -> Notice {
    Notice::Throttled { divisor: throttle.divisor, time: throttle.until.since(now) }
}

/// A change of the bans, as it comes into force.
#[derive(Debug, Clone, Copy)]
pub enum BanChange<'b> {
    /// A ban, in place of another of the same subject.
    Begun(&'b Ban),
    /// The end of one.
    Ended(&'b Enforcement),
}

/// Told of each change of the bans, in their order.
pub type BanSink = Box<dyn Fn(BanChange<'_>) + Send + Sync>;

/// What is to be done, to whom, by whom and why.
#[derive(Debug, Clone)]
pub struct Request {
    /// To whom.
    pub subject: Subject,
    /// What.
    pub action: Action,
    /// By whom.
    pub by: By,
    /// Why.
    pub reason: Note,
    /// The last straw, where the policy decides.
    pub evidence: Option<Rule>,
}

/// What came of evidence.
#[derive(Debug, Default)]
pub(crate) struct Weighed {
    /// The score before and after.
    pub(crate) scores: Option<(TrustScore, TrustScore)>,
    /// What was done, from the mildest up.
    pub(crate) enforced: ArrayVec<Enforcement, 4>,
    /// The rule is suspended from now on, because so many broke it.
    pub(crate) suspended: bool,
}

impl<W> Shared<W> {
    /// The policy in force.
    pub fn policy(&self) -> Arc<Policy> {
        Arc::clone(&self.policy.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Puts another policy in force at once; says which version it is. A wrong one changes nothing.
    pub fn set_policy(&self, mut policy: Policy, now: Timestamp) -> Result<u32, PolicyError> {
        policy.check()?;
        // One after the other, so that what is applied is what is in force.
        let _turn = self.reloading.lock().unwrap_or_else(PoisonError::into_inner);
        self.mounted
            .check_modes(&policy.remotes)
            .map_err(|why| PolicyError { name: "remotes", why })?;
        let policy = {
            let mut present = self.policy.write().unwrap_or_else(PoisonError::into_inner);
            policy.version = present.version.saturating_add(1);
            self.policy_version.store(policy.version, Ordering::Release);
            *present = Arc::new(policy);
            Arc::clone(&present)
        };
        self.apply(&policy);
        self.observations().begin();
        if !policy.enabled {
            for seat in self.roster().seats() {
                let ended = {
                    let trust = &mut seat.player.state().trust;
                    let is_throttled = trust.throttle(now).is_some();
                    trust.end_throttle(now);
                    is_throttled
                };
                if ended {
                    seat.order(Order::Notice(Notice::WHOLE_RATES));
                }
            }
        }
        Ok(policy.version)
    }

    /// Lets all that goes by the policy know of it.
    pub(super) fn apply(&self, policy: &Policy) {
        self.mounted.set_modes(&policy.remotes);
        let is_otherwise = self.detectors.is_otherwise(policy.enabled, &policy.detectors);
        self.detectors.change(|before| Numbers {
            enabled: policy.enabled,
            thresholds: policy.detectors.clone(),
            stall: before.stall,
        });
        for seat in self.roster().seats() {
            // What the detectors looked away from, or looked at otherwise, is no baseline.
            if is_otherwise {
                seat.player.watch.sightings().arrive();
            }
            let is_shadowed = seat.player.state().trust.is_shadowed();
            seat.standing.set_shadowed(policy.is_shadowed(seat.player.id, is_shadowed));
        }
    }

    /// Does something to somebody, unless the author's hook says no.
    pub fn enforce(&self, request: Request, now: Timestamp) -> Result<Enforcement, Vetoed> {
        let Request { subject, action, by, reason, evidence } = request;
        let policy = self.policy();
        let player = subject.player();
        let score =
            player.map(|player| self.with_trust(player, now, |trust| trust.score(&policy, now)));
        let policy_version = policy.version;
        let enforcement =
            Enforcement { subject, action, by, reason, score, evidence, at: now, policy_version };
        // Without any lock: the hook is the author's.
        if let Some(hook) = &self.on_enforcement {
            let asked = catch_unwind(AssertUnwindSafe(|| hook(&enforcement)));
            match asked {
                Ok(Decision::Proceed) => {}
                Ok(Decision::Veto) => return Err(Vetoed),
                // A hook that fails protects nobody.
                Err(payload) => Panicked::new(payload).forget(),
            }
        }
        match action {
            Action::Ban { until } => {
                let by = enforcement.by.clone();
                let ban = Ban::new(subject, until, reason, by, evidence, now);
                // Before the sessions are looked for: who joins in between is found in one or the other.
                self.add_ban(&ban, now);
                let close = Order::Close { goodbye: Goodbye::Banned, until, reason };
                let seats = self.roster().seats_of(subject);
                for seat in &seats {
                    seat.expel(close);
                }
                if let Subject::Address(from) = subject {
                    let guests = self.guests().seats_of(from);
                    for seat in &guests {
                        seat.expel(close);
                    }
                }
            }
            Action::EndBan => self.end_ban(&enforcement),
            _ => {}
        }
        if let Some(player) = player {
            self.enforce_on_player(player, action, &enforcement.by, reason, &policy, now);
        }
        Ok(enforcement)
    }

    fn enforce_on_player(
        &self,
        player: PlayerId,
        action: Action,
        by: &By,
        reason: Note,
        policy: &Policy,
        now: Timestamp,
    ) {
        let is_policys = *by == By::Policy;
        let action = self.with_trust(player, now, |trust| {
            match action {
                // What somebody did by hand is not made milder by the policy.
                Action::Throttle(throttle) if is_policys => {
                    return Action::Throttle(trust.throttle_more(throttle, now));
                }
                Action::Kick { until } if is_policys => trust.bar_more(until),
                Action::Throttle(throttle) => trust.set_throttle(Some(throttle)),
                Action::EndThrottle => trust.end_throttle(now),
                Action::Kick { until } => trust.bar(until),
                Action::EndKick => trust.bar(Timestamp::ZERO),
                Action::Shadow => trust.set_shadowed(true),
                Action::EndShadow => trust.set_shadowed(false),
                Action::Pardon => trust.pardon(now),
                Action::Warn | Action::Ban { .. } | Action::EndBan => {}
            }
            action
        });
        let seat = self.roster().seat_of(player);
        if let Some(seat) = seat {
            match action {
                Action::Warn => seat.order(Order::Notice(Notice::Warned)),
                Action::Throttle(throttle) => {
                    seat.order(Order::Notice(throttled(throttle, now)));
                }
                Action::EndThrottle | Action::Pardon => {
                    seat.order(Order::Notice(Notice::WHOLE_RATES));
                }
                Action::Kick { until } => {
                    seat.expel(Order::Close {
                        goodbye: Goodbye::Kicked,
                        until: Some(until),
                        reason,
                    });
                }
                Action::Shadow | Action::EndShadow => {
                    let is_shadowed = matches!(action, Action::Shadow);
                    seat.standing.set_shadowed(policy.is_shadowed(player, is_shadowed));
                }
                Action::Ban { .. } | Action::EndBan | Action::EndKick => {}
            }
        }
    }

    /// In force, and told to whoever keeps it in the same order in which it comes into force.
    fn add_ban(&self, ban: &Ban, now: Timestamp) {
        let mut bans = self.bans();
        if bans.add(ban.clone(), now)
            && let Some(sink) = self.ban_sink.get()
        {
            sink(BanChange::Begun(ban));
        }
    }

    fn end_ban(&self, enforcement: &Enforcement) {
        let mut bans = self.bans();
        bans.remove(enforcement.subject);
        if let Some(sink) = self.ban_sink.get() {
            sink(BanChange::Ended(enforcement));
        }
    }

    /// Whoever keeps bans, told once. It is called under a lock, and calls nothing of the server.
    pub fn keep_bans(&self, sink: BanSink) {
        let told = self.ban_sink.set(sink);
        debug_assert!(told.is_ok(), "a server has one keeper");
    }

    /// Weighs what is held against the player of `seat`, and does what follows.
    pub(crate) fn weigh(
        &self,
        policy: &Policy,
        seat: &Seat,
        evidence: &Evidence,
        now: Timestamp,
    ) -> Weighed {
        let mut weighed = Weighed::default();
        // What is ordinary trips no breaker, and of somebody who is gone nothing is weighed twice.
        let is_gone = seat.standing.is_gone();
        if !policy.enabled || evidence.grade == Grade::Benign || is_gone {
            return weighed;
        }
        let what = (evidence.rule, evidence.name);
        let online = self.online();
        match self.breaker().note(policy, what, seat.player.id, online, now) {
            Tripped::No => {}
            Tripped::Already => return weighed,
            Tripped::Now => {
                weighed.suspended = true;
                return weighed;
            }
        }
        let (fall, has_throttle) = {
            let trust = &mut seat.player.state().trust;
            (trust.record(policy, evidence), trust.has_fired(Rung::Throttle))
        };
        let Some(Fall { before, after, fired }) = fall else { return weighed };
        weighed.scores = Some((before, after));
        if has_throttle && !fired.contains(&Rung::Throttle) {
            throttle_on(seat, policy, now);
        }
        for rung in fired {
            let action = action_of(rung, seat, policy, now);
            let reason = match rung {
                Rung::Warn | Rung::Throttle => Note::NONE,
                Rung::Kick | Rung::Ban => Note::new("too much of what no honest player does"),
            };
            let request = Request {
                subject: Subject::Player(seat.player.id),
                action,
                by: By::Policy,
                reason,
                evidence: Some(evidence.rule),
            };
            // A veto is the author's word, and the rung has fired all the same.
            if let Ok(enforced) = self.enforce(request, now) {
                // There are four rungs.
                let _ = weighed.enforced.try_push(enforced);
            }
        }
        weighed
    }

    /// Looks at, or changes, the trust of a player who is here or remembered, or who never was.
    pub fn with_trust<T>(
        &self,
        player: PlayerId,
        now: Timestamp,
        look: impl FnOnce(&mut Trust) -> T,
    ) -> T {
        let policy = self.policy();
        self.roster().with_trust(player, &policy, now, look)
    }

    /// A player's score.
    pub fn score(&self, player: PlayerId, now: Timestamp) -> TrustScore {
        let policy = self.policy();
        self.with_trust(player, now, |trust| trust.score(&policy, now))
    }

    /// Why a player's score is what it is, newest first.
    pub fn reasons(&self, player: PlayerId, now: Timestamp) -> Vec<Reason> {
        self.with_trust(player, now, |trust| trust.reasons().collect())
    }

    /// What of a player's trust outlives the server.
    pub fn kept(&self, player: PlayerId, now: Timestamp) -> Kept {
        let policy = self.policy();
        self.with_trust(player, now, |trust| trust.keep(&policy, now))
    }

    /// The same of all players who are here or remembered.
    pub fn all_kept(&self, now: Timestamp) -> Vec<(PlayerId, Kept)> {
        let policy = self.policy();
        let mut all = self.roster().trusts();
        all.retain(|(_, trust)| trust.recovered_at(&policy, now) > now);
        all.into_iter().map(|(player, trust)| (player, trust.keep(&policy, now))).collect()
    }

    /// Takes over a trust that was kept, before anybody is here.
    pub fn restore_trust(&self, player: PlayerId, trust: Trust, now: Timestamp) {
        self.with_trust(player, now, |place| *place = trust);
    }

    /// Takes over a ban that was kept.
    pub fn restore_ban(&self, ban: Ban, now: Timestamp) {
        self.bans().add(ban, now);
    }

    /// The bans that stand.
    pub fn standing_bans(&self, now: Timestamp) -> Vec<Ban> {
        self.bans().standing(now)
    }

    /// What is only observed, and what it would have done since the policy in force was put there.
    pub fn observed(&self) -> Vec<Observed> {
        self.observations().all()
    }

    /// Holds a payload against the rules on values of a remote, by its name as a record has it; `None` where there is no
    /// such remote, or several.
    pub fn judge(&self, remote: &str, payload: &[u8]) -> Option<Result<(), Explained>> {
        let mut named = self.mounted.named(remote);
        let schema = named.next()?.schema;
        if named.next().is_some() {
            return None;
        }
        // Checks of the author's own run in here.
        match catch_unwind(AssertUnwindSafe(|| schema.judge(payload))) {
            Ok(judged) => Some(judged),
            Err(payload) => {
                Panicked::new(payload).forget();
                None
            }
        }
    }

    /// The rules that weigh nothing for a while because too many broke them, each with the remote or the detector,
    /// and until when.
    pub fn suspended(&self, now: Timestamp) -> Vec<(Rule, Option<&'static str>, Timestamp)> {
        self.breaker().suspended(now)
    }

    /// Lets all rules weigh again.
    pub fn resume(&self) {
        self.breaker().resume();
    }
}

/// Goes on dividing the rates of somebody who falls again before he has come back up.
fn throttle_on(seat: &Seat, policy: &Policy, now: Timestamp) {
    let throttle = {
        let trust = &mut seat.player.state().trust;
        // Whoever is not throttled by now was let off, by hand or by a veto.
        let present = trust.throttle(now);
        if !trust.has_fired(Rung::Throttle) || present.is_none() {
            return;
        }
        let until = throttled_until(trust, policy, now);
        let throttle =
            trust.throttle_more(Throttle { divisor: policy.throttle_divisor, until }, now);
        (present != Some(throttle)).then_some(throttle)
    };
    if let Some(throttle) = throttle {
        seat.order(Order::Notice(throttled(throttle, now)));
    }
}

/// When a player is trusted so far again that his rates are whole.
fn throttled_until(trust: &Trust, policy: &Policy, now: Timestamp) -> Timestamp {
    let target = policy.throttle_below.unwrap_or(TrustScore::MAX).raised(policy.rearm_above);
    trust.reaches(policy, target, now)
}

/// What a rung does.
fn action_of(rung: Rung, seat: &Seat, policy: &Policy, now: Timestamp) -> Action {
    match rung {
        Rung::Warn => Action::Warn,
        Rung::Throttle => {
            let until = throttled_until(&seat.player.state().trust, policy, now);
            Action::Throttle(Throttle { divisor: policy.throttle_divisor, until })
        }
        Rung::Kick => Action::Kick { until: now.after(policy.rejoin_delay) },
        Rung::Ban => Action::Ban { until: policy.ban_duration.map(|time| now.after(time)) },
    }
}
