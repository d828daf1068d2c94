//! Rules that say the same kind of thing about a player. One kind alone may have an innocent cause that nobody
//! has thought of; several at once hardly have.

use crate::core::breach::{Rule, named};

named! {
    /// A family of rules.
    Family {
        /// Frames, ids and encodings.
        Form = "form",
        /// Rules on values.
        Values = "values",
        /// How much and how often.
        Pace = "pace",
        /// What the world says about a call.
        World = "world",
        /// Speed and teleports.
        Movement = "movement",
        /// Damage, and the pace of attacks.
        Combat = "combat",
        /// What somebody gains.
        Economy = "economy",
        /// Projectiles and explosions.
        Creation = "creation",
        /// Detectors of the author's own.
        Own = "own",
        /// What says nothing about anybody.
        Neutral = "neutral",
    }
}

impl Family {
    /// The family of a rule.
    pub const fn of(rule: Rule) -> Self {
        match rule {
            Rule::Frame
            | Rule::Remote
            | Rule::FrameLength
            | Rule::Decoy
            | Rule::Shape
            | Rule::Canonical
            | Rule::KeyOrder
            | Rule::Depth => Self::Form,
            Rule::Range
            | Rule::Finite
            | Rule::Length
            | Rule::Charset
            | Rule::OneOf
            | Rule::Norm
            | Rule::Pattern
            | Rule::Check => Self::Values,
            Rule::Budget | Rule::Rate | Rule::ServerRate | Rule::FanOut | Rule::Cooldown => {
                Self::Pace
            }
            Rule::When
            | Rule::Known
            | Rule::NearCharacter
            | Rule::Near
            | Rule::Owned
            | Rule::Target
            | Rule::Caller
            | Rule::Permission => Self::World,
            Rule::Speed | Rule::Teleport => Self::Movement,
            Rule::Damage | Rule::Cadence => Self::Combat,
            Rule::Gain => Self::Economy,
            Rule::Projectiles | Rule::Explosions => Self::Creation,
            Rule::Detector => Self::Own,
            Rule::Session | Rule::Slot | Rule::Body | Rule::Encoder | Rule::Shadow => Self::Neutral,
        }
    }

    /// A bit of its own.
    pub(super) const fn bit(self) -> u16 {
        1u16.wrapping_shl(self.code() as u32)
    }
}
