//! What we think of a player: a score that evidence lowers and time restores, and what follows
//! when it falls too low. Pure functions of (state, evidence, now).
//!
//! Built so far: the score, its caps, its recovery, and the rung `kick`. The other rungs,
//! detectors and durable memory are not here yet.

mod score;

use std::time::Duration;

pub use score::TrustScore;

use crate::core::breach::Rule;
use crate::core::refusal::Grade;
use crate::core::time::Timestamp;

/// The numbers by which trust is judged. As they are unless you change them:
///
/// ```
/// # use remote_runtime::core::trust::Policy;
/// let policy = Policy::default();
/// assert_eq!((policy.forged_weight, policy.suspect_weight), (20, 4));
/// assert_eq!(policy.cap_per_rule_and_minute, 40);
/// assert_eq!(policy.recovery_per_minute, 1);
/// assert_eq!(policy.kick_below, 40);
/// assert_eq!(policy.rejoin_delay.as_secs(), 60);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Policy {
    /// Points that forged evidence takes.
    pub forged_weight: u32,
    /// Points that suspect evidence takes.
    pub suspect_weight: u32,
    /// Points that one rule can take in one minute.
    pub cap_per_rule_and_minute: u32,
    /// Points that a minute gives back.
    pub recovery_per_minute: u32,
    /// A score that falls below it is kicked.
    pub kick_below: u32,
    /// How long a kicked player stays out.
    pub rejoin_delay: Duration,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            forged_weight: 20,
            suspect_weight: 4,
            cap_per_rule_and_minute: 40,
            recovery_per_minute: 1,
            kick_below: 40,
            rejoin_delay: Duration::from_mins(1),
        }
    }
}

/// A rung rearms when the score has come back so far above it.
const REARM_ABOVE: u32 = 10;

/// What enforcement does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Action {
    /// Ends the session; the player may come back after a while.
    Kick {
        /// When.
        until: Timestamp,
    },
}

/// The trust of one player.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trust {
    score: TrustScore,
    /// The time for which `score` is true; recovery since then is added when somebody looks.
    as_of: Timestamp,
    /// The minute for which `taken` counts.
    minute: u64,
    /// Points that each rule took in this minute.
    taken: [u32; Rule::ALL.len()],
    kick_is_armed: bool,
    barred_until: Timestamp,
}

impl Trust {
    /// The trust of somebody of whom nothing is known.
    pub const NEW: Self = Self {
        score: TrustScore::MAX,
        as_of: Timestamp::ZERO,
        minute: 0,
        taken: [0; Rule::ALL.len()],
        kick_is_armed: true,
        barred_until: Timestamp::ZERO,
    };

    /// The score now.
    pub fn score(&self, policy: &Policy, now: Timestamp) -> TrustScore {
        self.score.recovered(now.since(self.as_of), policy.recovery_per_minute)
    }

    /// Until when the player is kept out, if he is.
    pub fn barred_until(&self, now: Timestamp) -> Option<Timestamp> {
        (self.barred_until > now).then_some(self.barred_until)
    }

    /// The player is let in again after a kick: the next evidence kicks again, while the score is
    /// below the rung.
    pub(crate) fn rearm(&mut self) {
        self.kick_is_armed = true;
    }

    /// When nothing will be held against the player any more.
    pub fn recovered_at(&self, policy: &Policy, now: Timestamp) -> Timestamp {
        let full = self.score(policy, now).time_to_max(policy.recovery_per_minute);
        now.after(full).max(self.barred_until)
    }

    /// Takes evidence into account, and says what follows from it.
    pub fn record(
        &mut self,
        policy: &Policy,
        rule: Rule,
        grade: Grade,
        now: Timestamp,
    ) -> Option<Action> {
        let weight = match grade {
            Grade::Benign => return None,
            Grade::Suspect => policy.suspect_weight,
            Grade::Forged => policy.forged_weight,
        };
        let before = self.score(policy, now);
        let points = self.uncapped(policy, rule, weight, now);
        self.score = before.lowered(points);
        self.as_of = now;
        let kick_below = TrustScore::from_points(policy.kick_below);
        if before >= TrustScore::from_points(policy.kick_below.saturating_add(REARM_ABOVE)) {
            self.kick_is_armed = true;
        }
        if self.score < kick_below && self.kick_is_armed {
            self.kick_is_armed = false;
            self.barred_until = now.after(policy.rejoin_delay);
            return Some(Action::Kick { until: self.barred_until });
        }
        None
    }

    /// How many of `weight` points this rule may still take in this minute; they are taken.
    fn uncapped(&mut self, policy: &Policy, rule: Rule, weight: u32, now: Timestamp) -> u32 {
        let minute = now.as_nanos() / NANOS_PER_MINUTE;
        if minute != self.minute {
            self.minute = minute;
            self.taken = [0; Rule::ALL.len()];
        }
        let Some(taken) = self.taken.get_mut(usize::from(rule.code())) else { return 0 };
        let points = weight.min(policy.cap_per_rule_and_minute.saturating_sub(*taken));
        *taken = taken.saturating_add(points);
        points
    }
}

const NANOS_PER_MINUTE: u64 = 60_000_000_000;
