//! What is done to players, by the policy or by somebody's hand: warn, throttle, kick, ban, shadow, and the end of
//! each. What stands here says what was done; [`session`](super::session) does it.

mod bans;
mod note;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

pub(crate) use bans::Bans;
#[cfg(feature = "audit")]
pub(crate) use bans::{BAN_BYTES, MOST_BANS};
pub use bans::{Ban, NoSubject, Subject};
pub use note::Note;

use crate::core::breach::Rule;
use crate::core::time::Timestamp;
use crate::core::trust::{Throttle, TrustScore};

/// Who does something to a player.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum By {
    /// The policy: his trust fell.
    Policy,
    /// The game's own code.
    Author,
    /// An operator, by this name.
    Operator(Arc<str>),
}

impl By {
    /// The operator of this name.
    pub fn operator(name: &str) -> Self {
        Self::Operator(Note::new(name).as_str().into())
    }
}

impl fmt::Display for By {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Policy => f.write_str("the policy"),
            Self::Author => f.write_str("the game"),
            Self::Operator(name) => f.write_str(name),
        }
    }
}

/// What is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Action {
    /// The client is told that he is watched.
    Warn,
    /// The player's rates are divided for a while.
    Throttle(Throttle),
    /// His session ends; he may come back then.
    Kick {
        /// When.
        until: Timestamp,
    },
    /// He stays out.
    Ban {
        /// Until when; `None` is for ever.
        until: Option<Timestamp>,
    },
    /// His events are swallowed, and his calls refused as busy, after all checks.
    Shadow,
    /// His rates are whole again.
    EndThrottle,
    /// He may come back at once.
    EndKick,
    /// He may come back.
    EndBan,
    /// What he does happens again.
    EndShadow,
    /// Nothing is held against him any more: his score is full. Bans and the shadow stay.
    Pardon,
}

impl Action {
    /// Its name, as it stands in reports.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Warn => "warn",
            Self::Throttle(_) => "throttle",
            Self::Kick { .. } => "kick",
            Self::Ban { .. } => "ban",
            Self::Shadow => "shadow",
            Self::EndThrottle => "end throttle",
            Self::EndKick => "end kick",
            Self::EndBan => "end ban",
            Self::EndShadow => "end shadow",
            Self::Pardon => "pardon",
        }
    }
}

/// Something that is done to somebody, by whom, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Enforcement {
    /// To whom.
    pub subject: Subject,
    /// What.
    pub action: Action,
    /// By whom.
    pub by: By,
    /// Why; of a kick and a ban, the player is shown it.
    pub reason: Note,
    /// The player's score, where he is known.
    pub score: Option<TrustScore>,
    /// The rule whose breach was the last straw, where the policy decided.
    pub evidence: Option<Rule>,
    /// When, on the server's clock.
    pub at: Timestamp,
    /// The policy in force.
    pub policy_version: u32,
}

impl fmt::Display for Enforcement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { subject, action, by, reason, at, .. } = self;
        write!(f, "{subject}: {} by {by}", action.name())?;
        match action {
            Action::Throttle(throttle) => {
                let (divisor, time) = (throttle.divisor, round(throttle.until.since(*at)));
                write!(f, ", rates divided by {divisor} for {time:?}")?;
            }
            Action::Kick { until } | Action::Ban { until: Some(until) } => {
                write!(f, " for {:?}", round(until.since(*at)))?;
            }
            Action::Ban { until: None } => f.write_str(" for ever")?,
            _ => {}
        }
        if let Some(score) = self.score {
            write!(f, ", at a score of {score}")?;
        }
        if !reason.is_empty() {
            write!(f, ": {reason}")?;
        }
        Ok(())
    }
}

fn round(time: Duration) -> Duration {
    Duration::from_millis(u64::try_from(time.as_millis()).unwrap_or(u64::MAX))
}

/// What the author's hook says of an enforcement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// It is done.
    Proceed,
    /// It is not.
    Veto,
}

/// Asked before something is done to somebody.
pub type EnforcementHook = Box<dyn Fn(&Enforcement) -> Decision + Send + Sync>;

/// The author's hook said no.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the game has vetoed it")]
pub struct Vetoed;
