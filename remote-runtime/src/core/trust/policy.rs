//! The numbers by which trust is judged, and enforcement acts. Whoever changes one changes it here, or in the
//! file that is read into this.

use std::time::Duration;

use super::breaker::MOST_PLAYERS;
use super::ladder::Rung;
use super::score::{Points, TrustScore};
use crate::core::detect::Thresholds;
use crate::core::ids::PlayerId;
use crate::core::mode::Mode;

/// How one remote is guarded at present. Its lookup, length, permission and rules on values are always enforced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemoteModes {
    /// The remote, by its name in the source; with its table, as in `shop.buy`, where several have it.
    pub remote: String,
    /// Its rates: of a player, of all players, and what its values cost; `None` is as its attributes say.
    pub rate: Option<Mode>,
    /// What the world says: its conditions, and its rules on ids and places; `None` is as its attributes say.
    pub world: Option<Mode>,
    /// Its cooldown; `None` is as its attributes say.
    pub cooldown: Option<Mode>,
    /// Detectors, of what its body tells them; `None` is as the policy says of each.
    pub detectors: Option<Mode>,
}

/// The numbers of trust and enforcement. As they are unless you change them:
///
/// ```
/// # use remote_runtime::core::trust::{Points, Policy, TrustScore};
/// # use std::time::Duration;
/// let policy = Policy::default();
/// assert!(policy.enabled);
/// assert_eq!(policy.forged_weight, Points::whole(20));
/// assert_eq!(policy.suspect_weight, Points::whole(4));
/// assert_eq!(policy.cap_per_rule_and_minute, Points::whole(40));
/// assert_eq!(policy.recovery_per_minute, Points::whole(1));
/// assert_eq!(policy.recovery_per_day_below_kick, Points::whole(30));
/// assert_eq!(policy.newcomer_score, TrustScore::MAX);
/// assert_eq!(policy.newcomer_recovery_per_minute, Points::thousandths(100));
/// let rungs = [policy.warn_below, policy.throttle_below, policy.kick_below, policy.ban_below];
/// assert_eq!(rungs.map(|rung| rung.unwrap().points()), [80, 60, 40, 20]);
/// assert_eq!(policy.rearm_above, Points::whole(10));
/// assert_eq!(policy.throttle_divisor, 4);
/// assert_eq!(policy.rejoin_delay, Duration::from_mins(1));
/// assert_eq!(policy.ban_duration, Some(Duration::from_hours(24)));
/// assert_eq!(policy.ban_families, 3);
/// assert_eq!((policy.breaker_players, policy.breaker_percent), (20, 25));
/// assert_eq!(policy.breaker_pause, Duration::from_mins(10));
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Policy {
    /// Whether evidence is weighed, detectors look and rungs fire. The guard refuses in any case, and bans that
    /// stand go on standing.
    pub enabled: bool,
    /// Counts the policies of a running server: the first is 1, and each that is loaded after it is one more.
    pub version: u32,
    /// What forged evidence takes.
    pub forged_weight: Points,
    /// What suspect evidence takes.
    pub suspect_weight: Points,
    /// What one rule can take in one minute.
    pub cap_per_rule_and_minute: Points,
    /// What a minute without evidence gives back.
    pub recovery_per_minute: Points,
    /// What a day gives back at most while the score is below the rung `kick`.
    pub recovery_per_day_below_kick: Points,
    /// The score of a player whom the authenticator calls a newcomer.
    pub newcomer_score: TrustScore,
    /// What a minute gives a newcomer until he has once been trusted wholly.
    pub newcomer_recovery_per_minute: Points,
    /// A score that falls below it is warned of; `None` is never.
    pub warn_below: Option<TrustScore>,
    /// A score that falls below it has its player's rates divided.
    pub throttle_below: Option<TrustScore>,
    /// A score that falls below it ends its player's session.
    pub kick_below: Option<TrustScore>,
    /// A score that falls below it has its player banned, if there is forged evidence or evidence of enough
    /// families.
    pub ban_below: Option<TrustScore>,
    /// How far above a rung a score has to rise until the rung can fire again.
    pub rearm_above: Points,
    /// By what the rates of a throttled player are divided.
    pub throttle_divisor: u32,
    /// How long a kicked player stays out.
    pub rejoin_delay: Duration,
    /// How long an automatic ban lasts; `None` is for ever.
    pub ban_duration: Option<Duration>,
    /// Of how many families of rules there has to be evidence for an automatic ban, if none of it is forged.
    pub ban_families: u32,
    /// A rule that so many players broke within a minute…
    pub breaker_players: u32,
    /// …and so many percent of those who are here, weighs nothing for a while: it is more likely wrong than they.
    pub breaker_percent: u32,
    /// For how long.
    pub breaker_pause: Duration,
    /// Players whose calls are refused as `Busy` and whose events are swallowed after all checks. Nobody gets on
    /// this list by himself.
    pub shadow: Vec<PlayerId>,
    /// What detectors take for impossible.
    pub detectors: Thresholds,
    /// Remotes that are guarded otherwise than their attributes say.
    pub remotes: Vec<RemoteModes>,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            enabled: true,
            version: 1,
            forged_weight: Points::whole(20),
            suspect_weight: Points::whole(4),
            cap_per_rule_and_minute: Points::whole(40),
            recovery_per_minute: Points::whole(1),
            recovery_per_day_below_kick: Points::whole(30),
            newcomer_score: TrustScore::MAX,
            newcomer_recovery_per_minute: Points::thousandths(100),
            warn_below: Some(TrustScore::from_points(80)),
            throttle_below: Some(TrustScore::from_points(60)),
            kick_below: Some(TrustScore::from_points(40)),
            ban_below: Some(TrustScore::from_points(20)),
            rearm_above: Points::whole(10),
            throttle_divisor: 4,
            rejoin_delay: Duration::from_mins(1),
            ban_duration: Some(Duration::from_hours(24)),
            ban_families: 3,
            breaker_players: 20,
            breaker_percent: 25,
            breaker_pause: Duration::from_mins(10),
            shadow: Vec::new(),
            detectors: Thresholds::default(),
            remotes: Vec::new(),
        }
    }
}

/// A policy that would punish everybody, or nobody while it says otherwise.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{name}` in the security policy: {why}")]
pub struct PolicyError {
    /// The number.
    pub name: &'static str,
    /// What is wrong with it.
    pub why: String,
}

/// Longer than any operator means.
const LONGEST: Duration = Duration::from_hours(24 * 365 * 100);

impl Policy {
    /// Below which score a rung fires; `None` if it never does.
    pub const fn rung(&self, rung: Rung) -> Option<TrustScore> {
        match rung {
            Rung::Warn => self.warn_below,
            Rung::Throttle => self.throttle_below,
            Rung::Kick => self.kick_below,
            Rung::Ban => self.ban_below,
        }
    }

    /// Whether what this player does happens not; `by_hand`: an operator has said so.
    pub fn is_shadowed(&self, player: PlayerId, by_hand: bool) -> bool {
        self.enabled && (by_hand || self.shadow.contains(&player))
    }

    /// Holds the numbers against one another.
    pub fn check(&self) -> Result<(), PolicyError> {
        self.check_rungs()?;
        self.check_weights()?;
        self.check_counts()?;
        self.check_times()?;
        self.detectors.check().map_err(|(name, why)| PolicyError { name, why })
    }

    /// Rungs stand in their order, and can be armed again.
    fn check_rungs(&self) -> Result<(), PolicyError> {
        let mut above: Option<(Rung, TrustScore)> = None;
        for rung in Rung::ALL {
            let Some(below) = self.rung(*rung) else { continue };
            let name = match rung {
                Rung::Warn => "warn_below",
                Rung::Throttle => "throttle_below",
                Rung::Kick => "kick_below",
                Rung::Ban => "ban_below",
            };
            if below == TrustScore::MIN {
                return wrong(
                    name,
                    "no score is below 0; to switch the rung off, say \"off\"".to_owned(),
                );
            }
            if let Some((other, other_below)) = above
                && other_below <= below
            {
                let why = format!(
                    "it is {below}, and `{other}` above it is {other_below}: rungs stand in the order warn, throttle, \
                     kick, ban, each lower than the one before"
                );
                return wrong(name, why);
            }
            if below.raised(self.rearm_above) == TrustScore::MAX
                && below.missing_to(TrustScore::MAX) < self.rearm_above
            {
                let why = format!("it is {below}, and would arm again only above 100");
                return wrong(name, why);
            }
            above = Some((*rung, below));
        }
        Ok(())
    }

    /// What weighs and what recovers.
    fn check_weights(&self) -> Result<(), PolicyError> {
        let weights =
            [("forged_weight", self.forged_weight), ("suspect_weight", self.suspect_weight)];
        for (name, weight) in weights {
            if weight > self.cap_per_rule_and_minute {
                let cap = self.cap_per_rule_and_minute;
                let why = format!("it is {weight}, over `cap_per_rule_and_minute`, {cap}");
                return wrong(name, why);
            }
        }
        if self.suspect_weight > self.forged_weight {
            let why = "what may be an accident weighs more than what cannot".to_owned();
            return wrong("suspect_weight", why);
        }
        if self.newcomer_score < TrustScore::MAX
            && self.newcomer_recovery_per_minute == Points::ZERO
        {
            let why = "a newcomer would stay one for ever".to_owned();
            return wrong("newcomer_recovery_per_minute", why);
        }
        if let Some(warn) = self.warn_below
            && self.newcomer_score < warn
        {
            let why = format!("it is {}, below `warn_below`", self.newcomer_score);
            return wrong("newcomer_score", why);
        }
        Ok(())
    }

    /// How many.
    fn check_counts(&self) -> Result<(), PolicyError> {
        let least_one = [
            (
                "throttle_divisor",
                self.throttle_divisor,
                "1 divides nothing; say `throttle_below = \"off\"`",
                2,
            ),
            ("ban_families", self.ban_families, "everything would be enough for a ban", 1),
            ("breaker_players", self.breaker_players, "one player alone would suspend a rule", 2),
        ];
        for (name, found, why, least) in least_one {
            if found < least {
                return wrong(name, format!("it is {found}: {why}"));
            }
        }
        if self.breaker_players > MOST_PLAYERS {
            let why = format!(
                "it is {}: more than {MOST_PLAYERS} are not told apart",
                self.breaker_players
            );
            return wrong("breaker_players", why);
        }
        if self.throttle_divisor > 1_000 {
            let why = format!("it is {}, over 1,000: that is a ban", self.throttle_divisor);
            return wrong("throttle_divisor", why);
        }
        if self.breaker_percent > 100 {
            return wrong("breaker_percent", format!("it is {}, over 100", self.breaker_percent));
        }
        Ok(())
    }

    /// How long.
    fn check_times(&self) -> Result<(), PolicyError> {
        let mut times =
            vec![("rejoin_delay", self.rejoin_delay), ("breaker_pause", self.breaker_pause)];
        times.extend(self.ban_duration.map(|time| ("ban_duration", time)));
        for (name, time) in times {
            if time.is_zero() {
                return wrong(name, "it is nothing".to_owned());
            }
            if time > LONGEST {
                return wrong(name, "it is over 100 years".to_owned());
            }
        }
        Ok(())
    }
}

fn wrong<T>(name: &'static str, why: String) -> Result<T, PolicyError> {
    Err(PolicyError { name, why })
}
