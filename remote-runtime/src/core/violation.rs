//! What the server records of a refusal: who, which remote, which rule, where, and what it says
//! about the player. Names come from the source and numbers from us; nothing in it is a peer's
//! text.

use std::fmt;
use std::net::IpAddr;

use crate::core::breach::{Breach, Rule};
use crate::core::contract::remote::RemoteSchema;
use crate::core::detect::Anomaly;
use crate::core::ids::PlayerId;
use crate::core::refusal::{Fault, Grade, Refused, Step};
use crate::core::time::Timestamp;
use crate::core::trust::TrustScore;

/// Records of one kind that are told in a minute.
#[cfg(any(feature = "tracing", feature = "audit"))]
pub(crate) const TOLD_PER_MINUTE: u64 = 5;

/// Kinds of records that are told apart in a minute; the rest of a level is one.
#[cfg(any(feature = "tracing", feature = "audit"))]
pub(crate) const MOST_KINDS: usize = 8_192;

/// Lines of records in a minute: of each kind, and of the rest of each level, those that are told and one that says how many more.
#[cfg(feature = "audit")]
pub(crate) const MOST_LINES_PER_MINUTE: u64 = {
    const LEVELS: u64 = 4;
    (MOST_KINDS as u64 + LEVELS) * (TOLD_PER_MINUTE + 1)
};

/// One refusal, as the server sees it.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Violation {
    /// Whose session it was; `None` before a player is known.
    pub player: Option<PlayerId>,
    /// From where it came.
    pub from: IpAddr,
    /// The remote, where one was found.
    pub remote: Option<&'static RemoteSchema>,
    /// Where the road ended and which rule was broken, by what kind of value.
    pub refused: Refused,
    /// What it says about the player.
    pub grade: Grade,
    /// Whose fault it is.
    pub fault: Fault,
    /// When, on the server's clock.
    pub at: Timestamp,
    /// Whether this is only observed: nobody was refused, and no trust was taken.
    pub is_observed: bool,
    /// The action, the resource, or the author's own detector, where a detector found it.
    pub detector: Option<&'static str>,
    /// The player's score before and after, where it was weighed.
    pub scores: Option<(TrustScore, TrustScore)>,
    /// The policy in force.
    pub policy_version: u32,
}

impl Violation {
    pub(crate) fn new(
        player: Option<PlayerId>,
        from: IpAddr,
        remote: Option<&'static RemoteSchema>,
        refused: &Refused,
        policy_version: u32,
        at: Timestamp,
    ) -> Self {
        let (grade, fault) = refused.judge();
        Self {
            player,
            from,
            remote,
            refused: *refused,
            grade,
            fault,
            at,
            is_observed: false,
            detector: None,
            scores: None,
            policy_version,
        }
    }

    /// What a detector has found.
    pub(crate) fn of_anomaly(
        player: PlayerId,
        from: IpAddr,
        anomaly: &Anomaly,
        policy_version: u32,
        at: Timestamp,
    ) -> Self {
        let refused = Refused::new(Step::Detectors, Breach::new(anomaly.rule, anomaly.class));
        let found = Self::new(Some(player), from, None, &refused, policy_version, at);
        let grade = if anomaly.is_explained { Grade::Benign } else { found.grade };
        Self { grade, is_observed: anomaly.is_observed, detector: anomaly.name, ..found }
    }

    /// The name of the remote, where one was found.
    pub fn remote_name(&self) -> Option<&'static str> {
        self.remote.map(|remote| remote.spec.name)
    }

    /// The `when(…)` that did not hold, by its name in the source.
    pub fn condition(&self) -> Option<&'static str> {
        let breach = self.refused.breach;
        let number = (breach.rule() == Rule::When).then(|| breach.path().next()).flatten()?;
        self.remote?.spec.when.get(usize::from(number)).copied()
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.player {
            Some(player) => write!(f, "{player}")?,
            None => f.write_str("a stranger")?,
        }
        match (self.remote_name(), self.detector) {
            (Some(name), _) | (None, Some(name)) => write!(f, ", {name}")?,
            (None, None) => f.write_str(", no remote")?,
        }
        let Refused { step, breach, .. } = self.refused;
        let word = match step {
            _ if self.is_observed => "observed",
            Step::Detectors => "found",
            _ => "refused",
        };
        write!(f, ", {word} at {step}: ")?;
        // Only these steps look at the payload, so only theirs are places in it.
        let in_payload = matches!(step, Step::Verify | Step::World);
        match (self.condition(), self.remote) {
            (Some(condition), _) => write!(f, "`{condition}` does not hold")?,
            (None, Some(remote)) if in_payload => write!(f, "{}", remote.explain(breach))?,
            _ => write!(f, "{} breaks `{}`", breach.class(), breach.rule())?,
        }
        write!(f, " ({}, fault: {})", self.grade, self.fault)
    }
}
