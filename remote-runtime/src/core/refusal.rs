//! What a player hears when a call is not taken, and the steps of the road that can say so.
//!
//! A refusal is a code. The detail (step, rule, place) stays on the server, unless the server was
//! told to send it along for development.

use std::fmt;
use std::time::Duration;

use crate::core::breach::{Breach, Class, Rule, named};
use crate::core::value::explained::Explained;

named! {
    /// The steps of a call's road that can refuse it, in their order.
    Step {
        /// The frame is well formed. A stream that is not ends.
        Header = "header",
        /// The session takes calls.
        Session = "session",
        /// The connection's budget of frames and bytes.
        Budget = "budget",
        /// The remote is one that this session negotiated.
        Lookup = "lookup",
        /// The frame is no longer than the remote's longest.
        Length = "length",
        /// The player's bucket for this remote.
        Rate = "rate",
        /// What the remote asks for, the session has.
        Permission = "permission",
        /// The rules on values.
        Verify = "verify",
        /// The owned values.
        Build = "build",
        /// The world's own checks.
        World = "world",
        /// The body itself: a panic, or a deadline.
        Body = "body",
        /// After the body: what the game accepted, and no honest player does.
        Detectors = "detectors",
    }
}

named! {
    /// How much a violation says about the player.
    Grade {
        /// Ordinary: weighs nothing.
        Benign = "benign",
        /// A rule of the game; lag or a race may explain one, not many.
        Suspect = "suspect",
        /// The stub of this session could not have sent it.
        Forged = "forged",
    }
}

named! {
    /// Whose fault something is.
    Fault {
        /// Who is at the other end.
        Peer = "peer",
        /// Who wrote the game.
        Author = "author",
        /// Who runs the server.
        Operator = "operator",
        /// Who wrote this.
        Ourselves = "ourselves",
    }
}

impl Step {
    /// The number of the step, from 1, as the documents count them.
    pub const fn number(self) -> u8 {
        self.code().saturating_add(1)
    }
}

/// Why a call was not taken. Nothing of it happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Refusal {
    /// Too often.
    #[error("too often; try again {}", RetryAfter(*.retry_after))]
    RateLimited {
        /// When the same call would be taken, if nothing else is sent; `None` when it never will.
        retry_after: Option<Duration>,
    },
    /// Not allowed to this player, or not now.
    #[error("not allowed")]
    Denied,
    /// A value breaks a rule. The stub says where; the server does not.
    #[error("a value breaks a rule{}", At(.0.as_ref()))]
    Invalid(Option<Explained>),
    /// Too far from the player's character.
    #[error("out of reach")]
    OutOfReach,
    /// Too much of the player's is still under way.
    #[error("busy")]
    Busy,
    /// The server speaks another version of this remote.
    #[error("the server speaks another version of this remote")]
    Outdated,
    /// The server does not offer this now.
    #[error("not available")]
    Unavailable,
}

struct RetryAfter(Option<Duration>);

impl fmt::Display for RetryAfter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(wait) => write!(f, "in {wait:?}"),
            None => f.write_str("never"),
        }
    }
}

struct At<'a>(Option<&'a Explained>);

impl fmt::Display for At<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(explained) => write!(f, ": {explained}"),
            None => Ok(()),
        }
    }
}

/// The numbers of the refusals on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Code {
    RateLimited = 1,
    Denied = 2,
    Invalid = 3,
    OutOfReach = 4,
    Busy = 5,
    Outdated = 6,
    Unavailable = 7,
}

impl Refusal {
    /// The refusal that a code on the wire stands for.
    pub(crate) fn from_wire(code: u8, retry_millis: u32) -> Option<Self> {
        Some(match code {
            1 => Self::RateLimited {
                retry_after: (retry_millis < u32::MAX)
                    .then(|| Duration::from_millis(u64::from(retry_millis))),
            },
            2 => Self::Denied,
            3 => Self::Invalid(None),
            4 => Self::OutOfReach,
            5 => Self::Busy,
            6 => Self::Outdated,
            7 => Self::Unavailable,
            _ => return None,
        })
    }
}

/// A call that was refused inside: everything that a report and a reply are made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Refused {
    /// Where its road ended.
    pub step: Step,
    /// What was broken.
    pub breach: Breach,
    /// For a rate: when it would be taken.
    pub retry_after: Option<Duration>,
}

impl Refused {
    /// At `step`, for `breach`.
    pub(crate) const fn new(step: Step, breach: Breach) -> Self {
        Self { step, breach, retry_after: None }
    }

    /// The code that the player hears.
    pub(crate) const fn code(&self) -> Code {
        match (self.step, self.breach.rule()) {
            (Step::Budget | Step::Rate, _) | (Step::World, Rule::Cooldown) => Code::RateLimited,
            // Who is in the shadow hears what anybody may hear.
            (_, Rule::Slot | Rule::Shadow) => Code::Busy,
            (Step::World, Rule::NearCharacter | Rule::Near) => Code::OutOfReach,
            // What is not there, or not there any more: the thing, the condition, or the room.
            (Step::World, Rule::Known | Rule::Body) => Code::Unavailable,
            (Step::Session | Step::World, Rule::Session)
                if matches!(self.breach.class(), Class::Absent) =>
            {
                Code::Unavailable
            }
            (Step::Session | Step::Permission | Step::World, _) => Code::Denied,
            (Step::Lookup, _) if matches!(self.breach.class(), Class::Outdated) => Code::Outdated,
            // Detectors refuse nobody; nothing is told of what they found.
            (Step::Lookup | Step::Build | Step::Body | Step::Detectors, _) => Code::Unavailable,
            (Step::Header | Step::Length | Step::Verify, _) => Code::Invalid,
        }
    }

    /// The wait that goes with the code, in milliseconds rounded up; all ones for never.
    pub(crate) fn retry_millis(&self) -> u32 {
        match (self.code(), self.retry_after) {
            (Code::RateLimited, Some(wait)) => {
                // The greatest number of them stands for never.
                let longest = u32::MAX.saturating_sub(1);
                u32::try_from(wait.as_nanos().div_ceil(1_000_000)).unwrap_or(longest).min(longest)
            }
            (Code::RateLimited, None) => u32::MAX,
            _ => 0,
        }
    }

    /// What it says about the player, and whose fault it is.
    pub(crate) const fn judge(&self) -> (Grade, Fault) {
        if matches!(self.breach.class(), Class::Internal) {
            return (Grade::Benign, Fault::Ourselves);
        }
        let grade = match self.step {
            Step::Lookup if matches!(self.breach.class(), Class::Outdated) => Grade::Benign,
            Step::Header | Step::Lookup | Step::Length | Step::Verify => Grade::Forged,
            Step::Budget | Step::Rate if matches!(self.breach.class(), Class::Flood) => {
                Grade::Suspect
            }
            Step::World if matches!(self.breach.rule(), Rule::Session | Rule::Permission) => {
                Grade::Benign
            }
            // A link that stood still explains a little haste, and not more.
            Step::World
                if matches!(self.breach.rule(), Rule::Cooldown)
                    && !matches!(self.breach.class(), Class::Flood) =>
            {
                Grade::Benign
            }
            // Who just died or left has no place, and his client hears of it a round trip later.
            Step::World if matches!(self.breach.class(), Class::Absent) => Grade::Benign,
            Step::World if matches!(self.breach.rule(), Rule::Slot | Rule::Shadow) => Grade::Benign,
            Step::World if matches!(self.breach.rule(), Rule::Body) => {
                return (Grade::Benign, Fault::Author);
            }
            Step::World | Step::Detectors => Grade::Suspect,
            Step::Session | Step::Budget | Step::Rate | Step::Permission => Grade::Benign,
            Step::Build => return (Grade::Benign, Fault::Ourselves),
            Step::Body => return (Grade::Benign, Fault::Author),
        };
        (grade, Fault::Peer)
    }
}
