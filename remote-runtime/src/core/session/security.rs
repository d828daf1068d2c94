//! What is done to players, by their falling trust or by somebody's hand. All of it goes through
//! [`Shared::enforce`]: the author's hook is asked, the player's state and the bans change, and his session is
//! called to say so.

use std::sync::{Arc, PoisonError};

use arrayvec::ArrayVec;

use super::roster::Seat;
use super::shared::Shared;
use crate::core::breach::Rule;
use crate::core::detect::Numbers;
use crate::core::enforce::{Action, Ban, By, Decision, Enforcement, Note, Subject, Vetoed};
use crate::core::ids::PlayerId;
use crate::core::protocol::{Goodbye, Notice};
use crate::core::time::Timestamp;
use crate::core::trust::{
    Evidence, Fall, Kept, Policy, PolicyError, Reason, Rung, Throttle, Tripped, Trust, TrustScore,
};

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
        self.mounted
            .check_modes(&policy.remotes)
            .map_err(|why| PolicyError { name: "remotes", why })?;
        let policy = {
            let mut present = self.policy.write().unwrap_or_else(PoisonError::into_inner);
            policy.version = present.version.saturating_add(1);
            *present = Arc::new(policy);
            Arc::clone(&present)
        };
        self.apply(&policy);
        if !policy.enabled {
            for seat in self.roster().seats() {
                let ended = {
                    let trust = &mut seat.player.state().trust;
                    trust.throttle(now).inspect(|_| trust.set_throttle(None)).is_some()
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
        self.detectors.change(|before| Numbers {
            enabled: policy.enabled,
            thresholds: policy.detectors.clone(),
            stall: before.stall,
        });
        for seat in self.roster().seats() {
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
        if let Some(hook) = &self.on_enforcement
            && hook(&enforcement) == Decision::Veto
        {
            return Err(Vetoed);
        }
        match action {
            Action::Ban { until } => {
                let by = enforcement.by.clone();
                let ban = Ban::new(subject, until, reason, by, evidence, now);
                // Before the sessions are looked for: who joins in between is found in one or the other.
                self.bans().add(ban, now);
                let close = Order::Close { goodbye: Goodbye::Banned, until, reason };
                let seats = self.roster().seats_of(subject);
                for seat in &seats {
                    seat.expel(close);
                }
            }
            Action::EndBan => drop(self.bans().remove(subject)),
            _ => {}
        }
        if let Some(player) = player {
            self.enforce_on_player(player, action, reason, &policy, now);
        }
        Ok(enforcement)
    }

    fn enforce_on_player(
        &self,
        player: PlayerId,
        action: Action,
        reason: Note,
        policy: &Policy,
        now: Timestamp,
    ) {
        self.with_trust(player, now, |trust| match action {
            Action::Throttle(throttle) => trust.set_throttle(Some(throttle)),
            Action::EndThrottle => trust.set_throttle(None),
            Action::Kick { until } => trust.bar(until),
            Action::EndKick => trust.bar(Timestamp::ZERO),
            Action::Shadow => trust.set_shadowed(true),
            Action::EndShadow => trust.set_shadowed(false),
            Action::Pardon => trust.pardon(),
            Action::Warn | Action::Ban { .. } | Action::EndBan => {}
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

    /// Weighs what is held against the player of `seat`, and does what follows.
    pub(crate) fn weigh(&self, seat: &Seat, evidence: &Evidence, now: Timestamp) -> Weighed {
        let policy = self.policy();
        let mut weighed = Weighed::default();
        if !policy.enabled {
            return weighed;
        }
        let what = (evidence.rule, evidence.name);
        let online = self.online();
        match self.breaker().note(&policy, what, seat.player.id, online, now) {
            Tripped::No => {}
            Tripped::Already => return weighed,
            Tripped::Now => {
                weighed.suspended = true;
                return weighed;
            }
        }
        let fall = seat.player.state().trust.record(&policy, evidence);
        let Some(Fall { before, after, fired }) = fall else { return weighed };
        weighed.scores = Some((before, after));
        for rung in fired {
            let action = action_of(rung, seat, &policy, now);
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

/// What a rung does.
fn action_of(rung: Rung, seat: &Seat, policy: &Policy, now: Timestamp) -> Action {
    match rung {
        Rung::Warn => Action::Warn,
        Rung::Throttle => {
            let target =
                policy.throttle_below.unwrap_or(TrustScore::MAX).raised(policy.rearm_above);
            let until = seat.player.state().trust.reaches(policy, target, now);
            Action::Throttle(Throttle { divisor: policy.throttle_divisor, until })
        }
        Rung::Kick => Action::Kick { until: now.after(policy.rejoin_delay) },
        Rung::Ban => Action::Ban { until: policy.ban_duration.map(|time| now.after(time)) },
    }
}
