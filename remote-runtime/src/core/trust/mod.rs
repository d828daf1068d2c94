//! What we think of a player: a score that evidence lowers and time restores, and the rungs that it fires when
//! it falls. Pure functions of (state, evidence, now): who acts on them stands in [`enforce`](super::enforce).

mod breaker;
mod family;
mod kept;
mod ladder;
mod policy;
mod reasons;
mod score;

use std::time::Duration;

pub(crate) use breaker::{Breaker, Tripped};
pub use family::Family;
pub use kept::Kept;
use ladder::Ladder;
pub use ladder::{Fired, Rung};
pub use policy::{Policy, PolicyError, RemoteModes};
pub use reasons::Reason;
use reasons::Reasons;
pub use score::{Points, TrustScore};

use crate::core::breach::Rule;
use crate::core::refusal::Grade;
use crate::core::time::Timestamp;

const NANOS_PER_MINUTE: u64 = 60_000_000_000;
const DAY: Duration = Duration::from_hours(24);

/// What is held against a player, once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Evidence {
    /// The rule that was broken.
    pub rule: Rule,
    /// The remote, or the author's own detector, by its name in the source.
    pub name: Option<&'static str>,
    /// How much it says.
    pub grade: Grade,
    /// When.
    pub at: Timestamp,
}

impl Evidence {
    /// That `rule` was broken.
    pub const fn new(rule: Rule, grade: Grade, at: Timestamp) -> Self {
        Self { rule, name: None, grade, at }
    }

    /// Of this remote, or by this detector.
    #[must_use]
    pub const fn of(mut self, name: Option<&'static str>) -> Self {
        self.name = name;
        self
    }
}

/// What evidence did to a score.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fall {
    /// The score before it.
    pub before: TrustScore,
    /// The score after it.
    pub after: TrustScore,
    /// The rungs that the fall fired, from the highest down.
    pub fired: Fired,
}

/// A player's rates are divided for a while.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Throttle {
    /// By so much.
    pub divisor: u32,
    /// Until then.
    pub until: Timestamp,
}

/// The trust of one player, and what enforcement has done to him.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trust {
    score: TrustScore,
    /// The time for which `score` is true; recovery since then is added when somebody looks.
    as_of: Timestamp,
    /// Recovers slowly until he has once been trusted wholly.
    is_newcomer: bool,
    /// The minute for which `taken` counts.
    minute: u64,
    /// What each rule took in this minute.
    taken: [Points; Rule::ALL.len()],
    /// When the day began for which `regained` counts.
    day_began: Timestamp,
    /// What this day gave back below the rung `kick`.
    regained: Points,
    ladder: Ladder,
    /// Since the score was last full: whether evidence was forged, and of which families there was some.
    forged: bool,
    families: u16,
    reasons: Reasons,
    throttle: Option<Throttle>,
    barred_until: Timestamp,
    /// By an operator's hand.
    is_shadowed: bool,
}

impl Trust {
    /// The trust of somebody of whom nothing is known.
    pub const NEW: Self = Self {
        score: TrustScore::MAX,
        as_of: Timestamp::ZERO,
        is_newcomer: false,
        minute: 0,
        taken: [Points::ZERO; Rule::ALL.len()],
        day_began: Timestamp::ZERO,
        regained: Points::ZERO,
        ladder: Ladder::from_bits(0),
        forged: false,
        families: 0,
        reasons: Reasons::NONE,
        throttle: None,
        barred_until: Timestamp::ZERO,
        is_shadowed: false,
    };

    /// The trust of a newcomer of whom nothing is known.
    pub fn newcomer(policy: &Policy, now: Timestamp) -> Self {
        let is_newcomer = policy.newcomer_score < TrustScore::MAX;
        Self { score: policy.newcomer_score, as_of: now, is_newcomer, ..Self::NEW }
    }

    /// The score now.
    pub fn score(&self, policy: &Policy, now: Timestamp) -> TrustScore {
        self.recovered(policy, now).0
    }

    /// Why the score is what it is, newest first; 16 at the most.
    pub fn reasons(&self) -> impl Iterator<Item = Reason> + '_ {
        self.reasons.iter()
    }

    /// Whether there is evidence enough for an automatic ban: forged, or of several families.
    pub fn may_ban(&self, policy: &Policy) -> bool {
        self.forged || self.families.count_ones() >= policy.ban_families
    }

    /// The throttle that is in force, or was the last.
    #[inline]
    pub(crate) const fn throttle_of_late(&self) -> Option<Throttle> {
        self.throttle
    }

    /// Divides the player's rates, unless they are divided by more or for longer: of both, the harsher.
    pub fn throttle_more(&mut self, throttle: Throttle, now: Timestamp) -> Throttle {
        let harsher = match self.throttle(now) {
            Some(present) => Throttle {
                divisor: present.divisor.max(throttle.divisor),
                until: present.until.max(throttle.until),
            },
            None => throttle,
        };
        self.throttle = Some(harsher);
        harsher
    }

    /// Ends a throttle.
    pub fn end_throttle(&mut self, now: Timestamp) {
        if let Some(throttle) = &mut self.throttle {
            throttle.until = throttle.until.min(now);
        }
    }

    /// Whether the rung has fired and is not armed again.
    pub(crate) fn has_fired(&self, rung: Rung) -> bool {
        !self.ladder.is_armed(rung)
    }

    /// The throttle that is in force.
    pub fn throttle(&self, now: Timestamp) -> Option<Throttle> {
        self.throttle.filter(|throttle| throttle.until > now)
    }

    /// Divides the player's rates, or stops doing so.
    pub fn set_throttle(&mut self, throttle: Option<Throttle>) {
        self.throttle = throttle;
    }

    /// Until when the player is kept out, if he is.
    pub fn barred_until(&self, now: Timestamp) -> Option<Timestamp> {
        (self.barred_until > now).then_some(self.barred_until)
    }

    /// Keeps the player out until then.
    pub fn bar(&mut self, until: Timestamp) {
        self.barred_until = until;
    }

    /// Keeps the player out until then, or for longer, if he is.
    pub fn bar_more(&mut self, until: Timestamp) {
        self.barred_until = self.barred_until.max(until);
    }

    /// Whether an operator has put the player into the shadow.
    pub const fn is_shadowed(&self) -> bool {
        self.is_shadowed
    }

    /// Puts the player into the shadow, or takes him out of it.
    pub fn set_shadowed(&mut self, is_shadowed: bool) {
        self.is_shadowed = is_shadowed;
    }

    /// The player is let in again after a kick: the next evidence kicks again, while the score is
    /// below the rung.
    pub(crate) fn rearm(&mut self) {
        self.ladder.arm(Rung::Kick);
    }

    /// Forgives everything: the score is full, and nothing is held against the player any more.
    pub fn pardon(&mut self, now: Timestamp) {
        self.end_throttle(now);
        let Self { is_shadowed, throttle, .. } = *self;
        *self = Self { throttle, is_shadowed, ..Self::NEW };
    }

    /// When nothing will be held against the player any more.
    pub fn recovered_at(&self, policy: &Policy, now: Timestamp) -> Timestamp {
        if self.is_shadowed {
            return Timestamp::from_nanos(u64::MAX);
        }
        let throttled = self.throttle.map_or(Timestamp::ZERO, |throttle| throttle.until);
        self.reaches(policy, TrustScore::MAX, now).max(self.barred_until).max(throttled)
    }

    /// Takes evidence into account, and says what follows from it; `None` for what weighs nothing.
    pub fn record(&mut self, policy: &Policy, evidence: &Evidence) -> Option<Fall> {
        let weight = match evidence.grade {
            Grade::Benign => return None,
            Grade::Suspect => policy.suspect_weight,
            Grade::Forged => policy.forged_weight,
        };
        let now = evidence.at;
        let before = self.catch_up(policy, now);
        let points = self.uncapped(policy, evidence.rule, weight, now);
        self.score = before.lowered(points);
        self.forged |= evidence.grade == Grade::Forged;
        self.families |= Family::of(evidence.rule).bit();
        let Evidence { rule, name, grade, at } = *evidence;
        self.reasons.add(Reason { at, rule, name, grade, times: 1, points });
        let fired = self.ladder.fall(policy, self.score, self.may_ban(policy));
        Some(Fall { before, after: self.score, fired })
    }

    /// When a score that nothing lowers reaches `target`.
    pub(crate) fn reaches(&self, policy: &Policy, target: TrustScore, now: Timestamp) -> Timestamp {
        let (score, day_began, regained) = self.recovered(policy, now);
        let edge = policy.kick_below.unwrap_or(TrustScore::MIN).min(target);
        let (rate, daily) = (self.rate(policy), policy.recovery_per_day_below_kick);
        if rate == Points::ZERO || (daily == Points::ZERO && score < edge) {
            return Timestamp::from_nanos(u64::MAX);
        }
        let (mut missing, mut waiting) = (score.missing_to(edge), Duration::ZERO);
        let day_left = day_began.after(DAY).since(now);
        let (mut left, mut window) =
            if day_left.is_zero() { (daily, DAY) } else { (daily.less(regained), day_left) };
        while missing > Points::ZERO {
            let gain = left.min(rate.each_minute_of(window));
            if missing <= gain {
                waiting = waiting.saturating_add(missing.time_at(rate));
                break;
            }
            // A day that gives nothing whole would go on for ever.
            if gain == Points::ZERO && window == DAY {
                return Timestamp::from_nanos(u64::MAX);
            }
            missing = missing.less(gain);
            waiting = waiting.saturating_add(window);
            (left, window) = (daily, DAY);
        }
        // A thousandth may be lost where a day ends.
        let above = score.max(edge).missing_to(target).and(Points::thousandths(1));
        now.after(waiting.saturating_add(above.time_at(rate)))
    }

    /// What a minute gives back.
    const fn rate(&self, policy: &Policy) -> Points {
        if self.is_newcomer {
            policy.newcomer_recovery_per_minute
        } else {
            policy.recovery_per_minute
        }
    }

    /// Brings the score forward to `now`, and arms what has armed by it.
    fn catch_up(&mut self, policy: &Policy, now: Timestamp) -> TrustScore {
        let (score, day_began, regained) = self.recovered(policy, now);
        (self.score, self.day_began, self.regained) = (score, day_began, regained);
        self.as_of = self.as_of.max(now);
        self.ladder.rise(policy, score);
        if score == TrustScore::MAX {
            self.is_newcomer = false;
            self.forged = false;
            self.families = 0;
        }
        score
    }

    /// The score at `now`, with the day in which it recovers below the rung `kick` and what that day gave.
    fn recovered(&self, policy: &Policy, now: Timestamp) -> (TrustScore, Timestamp, Points) {
        let rate = self.rate(policy);
        let edge = policy.kick_below.unwrap_or(TrustScore::MIN);
        let daily = policy.recovery_per_day_below_kick;
        let Self { mut score, mut day_began, mut regained, .. } = *self;
        let mut time = self.as_of;
        while score < edge && time < now && rate > Points::ZERO && daily > Points::ZERO {
            let mut day_ends = day_began.after(DAY);
            if day_ends <= time {
                // A new day begins with what recovers first in it.
                (day_began, regained) = (time, Points::ZERO);
                day_ends = time.after(DAY);
            }
            let most = daily.less(regained).min(score.missing_to(edge));
            let until = day_ends.min(now).min(time.after(most.time_at(rate)));
            let gain = rate.each_minute_of(until.since(time)).min(most);
            (score, regained) = (score.raised(gain), regained.and(gain));
            time = until;
            if regained >= daily && score < edge {
                // The rest of the day gives nothing.
                time = day_ends.min(now);
            }
        }
        if score >= edge {
            score = score.raised(rate.each_minute_of(now.since(time)));
        }
        (score, day_began, regained)
    }

    /// How many of `weight` points this rule may still take in this minute; they are taken.
    fn uncapped(&mut self, policy: &Policy, rule: Rule, weight: Points, now: Timestamp) -> Points {
        let minute = now.as_nanos() / NANOS_PER_MINUTE;
        // A minute that has passed does not come again.
        if minute > self.minute {
            self.minute = minute;
            self.taken = [Points::ZERO; Rule::ALL.len()];
        }
        let Some(taken) = self.taken.get_mut(usize::from(rule.code())) else { return Points::ZERO };
        let points = weight.min(policy.cap_per_rule_and_minute.less(*taken));
        *taken = taken.and(points);
        points
    }
}
