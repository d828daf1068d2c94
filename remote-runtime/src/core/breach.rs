//! A rule that was broken: which, by what kind of value, and where. A dozen bytes and no text, so
//! that refusing costs no more than accepting; names are looked up when somebody reads it.

use std::fmt;

macro_rules! named {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $text:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        #[non_exhaustive]
        pub enum $name { $($(#[$variant_doc])* $variant,)* }

        impl $name {
            /// Every one, in the order of its number on the wire.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The name, as it stands in reports.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $text,)* }
            }

            /// The number on the wire.
            pub const fn code(self) -> u8 {
                self as u8
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(self.name())
            }
        }
    };
}
pub(crate) use named;

named! {
    /// A rule on a frame, a value or the world.
    Rule {
        /// The frame itself: its length word, its kind, its direction.
        Frame = "frame",
        /// The remote's number must be one that this session negotiated.
        Remote = "remote",
        /// The frame fits the remote's largest legal frame.
        FrameLength = "frame length",
        /// Frames and bytes that a connection may send.
        Budget = "budget",
        /// Calls of one remote that a player may make.
        Rate = "rate",
        /// What the session is allowed to call.
        Permission = "permission",
        /// The session takes calls.
        Session = "session",
        /// The bytes have the type's form.
        Shape = "shape",
        /// One value has one encoding.
        Canonical = "canonical form",
        /// Numbers are inside their range.
        Range = "range",
        /// Floats are finite.
        Finite = "finite",
        /// Texts and collections have a legal length.
        Length = "length",
        /// Texts have the characters that they may have: no control characters, or those of a charset.
        Charset = "charset",
        /// Keys of maps and elements of sets are strictly rising.
        KeyOrder = "key order",
        /// The author's own condition holds.
        When = "when",
        /// The id names something that this world knows.
        Known = "known",
        /// The place is near the player's character.
        NearCharacter = "near_character",
        /// Async bodies of a player have a bounded queue.
        Slot = "slot",
        /// What the author's body does: it ends in time, without a panic, with a legal answer.
        Body = "body",
        /// Our own encoder or builder.
        Encoder = "encoder",
        /// The id names something of the player's own.
        Owned = "owned",
        /// The id names somebody whom the player may act upon.
        Target = "target",
        /// The id is the player's own.
        Caller = "caller",
        /// The author's own rule on a value.
        Check = "check",
        /// Events that a player's calls have the server send to others.
        FanOut = "fan-out",
        /// The number is one of those that are listed.
        OneOf = "one_of",
        /// A vector has a legal length.
        Norm = "norm",
        /// A value lies in itself not too deep.
        Depth = "depth",
        /// Calls of one remote that all players together may make.
        ServerRate = "server rate",
        /// A text matches from its first character to its last.
        Pattern = "pattern",
        /// Detector: nobody moves that fast.
        Speed = "speed",
        /// Detector: nobody moves that far at once.
        Teleport = "teleport",
        /// Detector: nothing hits that hard.
        Damage = "damage",
        /// Detector: nobody acts that fast, or that regularly.
        Cadence = "cadence",
        /// Detector: nobody gains that much.
        Gain = "gain",
        /// Detector: nobody shoots that often.
        Projectiles = "projectiles",
        /// Detector: nobody blows up that much.
        Explosions = "explosions",
        /// A detector of the author's own.
        Detector = "detector",
        /// A remote that no stub calls.
        Decoy = "decoy",
        /// The player is in the shadow: nothing of his happens.
        Shadow = "shadow",
        /// The time between one call that began and the next.
        Cooldown = "cooldown",
        /// The place is near what another field names.
        Near = "near",
    }
}

named! {
    /// What kind of value broke the rule. Never the value itself: that is the peer's text.
    Class {
        /// Fewer bytes than the type needs.
        Truncated = "truncated",
        /// Bytes left over.
        Trailing = "trailing bytes",
        /// A longer encoding than needed.
        Overlong = "overlong",
        /// A number wider than its type.
        TooWide = "too wide",
        /// A flag or tag that the type does not have.
        UnknownTag = "unknown tag",
        /// Bytes that are no UTF-8.
        NotUtf8 = "not UTF-8",
        /// A control character.
        Control = "control character",
        /// Below the range.
        Below = "below",
        /// Above the range.
        Above = "above",
        /// Not a number.
        NotANumber = "NaN",
        /// Plus or minus infinity.
        Infinite = "infinite",
        /// Minus zero.
        NegativeZero = "negative zero",
        /// Shorter than the least length.
        TooShort = "too short",
        /// Longer than the greatest length.
        TooLong = "too long",
        /// The same key again.
        Duplicate = "duplicate",
        /// A key that should have come earlier.
        Unsorted = "unsorted",
        /// Nothing of that name.
        Unknown = "unknown",
        /// A message that only the other end may send.
        WrongDirection = "wrong direction",
        /// A call where an event was declared, or the other way round.
        WrongKind = "wrong kind",
        /// Further away than allowed.
        TooFar = "too far",
        /// Has no place in the world now.
        Absent = "absent",
        /// More than the rate allows.
        TooMany = "too many",
        /// Far more than the rate allows.
        Flood = "flood",
        /// Not allowed.
        Denied = "denied",
        /// Belongs to another version of the contract.
        Outdated = "outdated",
        /// A panic.
        Panicked = "panicked",
        /// Not done in time.
        Late = "late",
        /// Our own doing.
        Internal = "internal",
        /// Not what the author's own rule takes.
        Rejected = "rejected",
        /// None of those that are listed.
        Unlisted = "unlisted",
        /// Not of the length 1.
        NotUnit = "not of length 1",
        /// Deeper than allowed.
        TooDeep = "too deep",
        /// More bytes than allowed.
        TooLarge = "too large",
        /// Not in the charset.
        Foreign = "foreign character",
        /// Another text than the pattern takes.
        Unmatched = "unmatched",
        /// Faster than anybody is.
        TooFast = "too fast",
        /// Higher than anything does.
        TooHigh = "too high",
        /// As a machine does it.
        TooRegular = "too regular",
        /// What no honest player does.
        Implausible = "implausible",
    }
}

/// How deep a path can be told; what lies deeper is cut off.
const DEPTH: usize = 5;

/// One broken rule, and where.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Breach {
    rule: Rule,
    class: Class,
    /// Steps from the outside in, each one more than its number; 0 is no step.
    path: [u16; DEPTH],
}

impl Breach {
    /// A breach at the value itself.
    pub const fn new(rule: Rule, class: Class) -> Self {
        Self { rule, class, path: [0; DEPTH] }
    }

    /// The same breach, seen from one level further out, where it lies at `place`: the number of
    /// a field or the index of an element.
    #[cold]
    #[must_use]
    pub fn at(mut self, place: usize) -> Self {
        let step = u16::try_from(place.saturating_add(1)).unwrap_or(u16::MAX);
        let [a, b, c, d, _] = self.path;
        self.path = [step, a, b, c, d];
        self
    }

    /// The rule that was broken.
    pub const fn rule(self) -> Rule {
        self.rule
    }

    /// The kind of value that broke it.
    pub const fn class(self) -> Class {
        self.class
    }

    /// Numbers of fields and indices of elements, from the outside in; 5 levels at the most.
    pub fn path(self) -> impl Iterator<Item = u16> {
        self.path.into_iter().take_while(|step| *step > 0).map(|step| step.saturating_sub(1))
    }
}

impl fmt::Debug for Breach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} at {:?}", self.rule, self.class, self.path().collect::<Vec<_>>())
    }
}
