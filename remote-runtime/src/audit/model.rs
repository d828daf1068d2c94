//! What an audit lists. The same structs are its JSON.

use std::fmt;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::core::rate;

/// One remote with all that guards it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Remote {
    /// Its table and its name: `shop.buy`.
    pub name: String,
    /// Whether there is an answer.
    pub kind: Kind,
    /// Whether it is a trap, which the stub never calls.
    pub decoy: bool,
    /// How often one player may call it.
    pub rate: Rate,
    /// How often all players together may call it.
    pub server_rate: Option<Rate>,
    /// How long after one call that began the next may begin, for one player.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cooldown_ms: Option<u64>,
    /// Whose calls are taken from the same bucket.
    pub group: Option<String>,
    /// What says how many calls one call counts for.
    pub cost: Option<String>,
    /// What a player must have been given; any authenticated player where there is nothing; with `guest`, nobody but who
    /// has not logged in.
    pub permission: Option<String>,
    /// The author's own conditions, in the order in which they are asked.
    pub when: Vec<String>,
    /// Whether rates and world checks are only counted.
    pub observed: bool,
    /// How long its body may take, if it is async.
    pub deadline_ms: Option<u64>,
    /// Whether bodies of one player run side by side, if it is async.
    pub concurrent: bool,
    /// The longest frame that reaches its body, in bytes, with its header.
    pub largest_frame: usize,
    /// What the values of one call take of the heap, at most, in bytes. Of a value `via` a proxy: what the proxy takes.
    pub largest_allocation: usize,
    /// The longest answer, in bytes, without its header.
    pub largest_answer: usize,
    /// Every place in its parameters, with its rules.
    pub values: Vec<Value>,
}

/// Something that the server sends beside answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// The table that declares it and its name: `shop.Spoken`.
    pub name: String,
    /// The longest frame of it, in bytes, with its header.
    pub largest_frame: usize,
}

/// Whether a remote is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Answered.
    Call,
    /// One way.
    Event,
}

/// The permission of a remote for guests. None of an author's is called so: there it is the word itself.
pub(super) const GUEST: &str = "guest";

impl Remote {
    /// Whether it is for guests.
    pub(super) fn is_for_guests(&self) -> bool {
        self.permission.as_deref() == Some(GUEST)
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Call => "call",
            Self::Event => "event",
        })
    }
}

/// So many in so much time, and so many at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rate {
    /// How many in a period.
    pub calls: u32,
    /// The period, in nanoseconds.
    pub period_ns: u64,
    /// How many at once.
    pub burst: u32,
}

impl Rate {
    /// The same, as the guard has it; nothing, where a file says what is no rate.
    pub(super) fn checked(self) -> Option<rate::Rate> {
        rate::Rate::checked(self.calls, Duration::from_nanos(self.period_ns), self.burst)
    }
}

impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let period = Duration::from_nanos(self.period_ns);
        if period == Duration::from_secs(1) {
            write!(f, "{}/s", self.calls)?;
        } else {
            write!(f, "{}/{period:?}", self.calls)?;
        }
        if self.burst == self.calls { Ok(()) } else { write!(f, ", {} at once", self.burst) }
    }
}

/// A place in the parameters of a remote: `order.quantity`, `names[]`, `prices[].key`, `ally?`,
/// `shape::Circle.radius`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Value {
    /// Where it is.
    pub place: String,
    /// Its form: `u32`, `[f32; 3]`, `text`.
    pub form: String,
    /// Its rule.
    pub rule: Rule,
    /// What the characters of a text may be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub characters: Option<Characters>,
    /// The author's own rules beside it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub checks: Vec<Check>,
}

impl Value {
    /// Whether it is made of places that have lines of their own, so that it has one only where something is said of it.
    pub(super) fn is_whole(&self) -> bool {
        WHOLES.contains(&self.form.as_str())
    }

    /// The same, of which nothing is said.
    pub(super) fn bare(&self) -> Self {
        let (rule, characters, checks) = (Rule::None, None, Vec::new());
        Self { place: self.place.clone(), form: self.form.clone(), rule, characters, checks }
    }
}

/// The forms of what is made of places that have lines of their own.
pub(super) const WHOLES: &[&str] = &["array", "nothing", "optional", "struct", "tuple"];

/// A rule of the author's own: what it lets through, only its code says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Check {
    /// Its path in the source.
    pub path: String,
    /// Its version.
    pub version: u32,
}

/// What the characters of a text may be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Characters {
    /// Whether there may be several lines.
    pub multiline: bool,
    /// From the first to the last, both included; any but control characters, where there are none.
    pub charset: Vec<(char, char)>,
    /// What the whole text has to match.
    pub pattern: Option<String>,
}

/// A rule with its numbers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
pub enum Rule {
    /// None: every value of the type is legal, and there are few of them.
    None,
    /// None: every value has a meaning, says the author.
    Any,
    /// None, for a reason.
    Unchecked {
        /// The author's.
        reason: String,
    },
    /// A whole number between these, both included.
    Range {
        /// The least.
        least: Whole,
        /// The greatest.
        most: Whole,
    },
    /// A float between these, both included.
    FloatRange {
        /// The least.
        least: f64,
        /// The greatest.
        most: f64,
    },
    /// One of these whole numbers.
    OneOf {
        /// All that are legal.
        numbers: Vec<Whole>,
    },
    /// A length of time between these, both included, in nanoseconds.
    Time {
        /// The shortest.
        least: Whole,
        /// The longest.
        most: Whole,
    },
    /// A float that is a number.
    Finite,
    /// A vector at most so long.
    MaxNorm {
        /// In its own units.
        most: f64,
    },
    /// A vector of the length 1.
    Unit,
    /// So many characters, elements or entries.
    Length {
        /// The fewest.
        least: usize,
        /// The most.
        most: usize,
    },
    /// A type in itself, at most so deep and so long.
    Depth {
        /// Levels.
        levels: u32,
        /// Bytes.
        bytes: usize,
    },
    /// An id that the world knows.
    Known {
        /// The place that has to know it, by its whole path, if it is not the whole world.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        place: Option<String>,
    },
    /// An id of something that is the player's own.
    Owned,
    /// An id of somebody whom the player may act upon.
    Target,
    /// The player's own id.
    Caller,
    /// A place near what another field says: the place there, or what the id there names.
    Near {
        /// The other field of the same payload.
        field: String,
        /// In the world's units.
        most: f64,
    },
    /// A place near the player's character.
    NearCharacter {
        /// In the world's units.
        most: f64,
    },
}

/// A whole number of any width; a text in JSON, whose numbers end at 2⁵³ for most readers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Whole(pub i128);

impl From<Whole> for String {
    fn from(number: Whole) -> Self {
        number.0.to_string()
    }
}

impl TryFrom<String> for Whole {
    type Error = std::num::ParseIntError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse().map(Self)
    }
}
