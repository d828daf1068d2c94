//! Rules with their numbers, as data and in words.

use std::fmt;
use std::time::Duration;

use crate::core::breach::Rule;

/// A rule with its numbers, as they were worked out from the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Bound {
    /// None is needed.
    Nothing,
    /// None is needed, and no client may send it.
    ServerOnly,
    /// Every value has a meaning.
    Any,
    /// From the first to the last, both included.
    Range(i128, i128),
    /// Floats from the first to the last, both included; the bits of `f64`s.
    FloatRange(u64, u64),
    /// No NaN, no infinity, no minus zero.
    Finite,
    /// From so many to so many: characters, elements or entries.
    Length(usize, usize),
    /// One of these.
    OneOf(&'static [i128]),
    /// From so long to so long, both included; nanoseconds.
    Time(u128, u128),
    /// A vector at most so long; the bits of an `f64`.
    MaxNorm(u64),
    /// A vector of the length 1.
    Unit,
    /// At most so deep in itself, and so many bytes.
    Depth(u32, usize),
    /// Must be known to the world.
    Known,
    /// Must be known to one place of the world.
    KnownIn(TypeName),
    /// At most so far from the player's character; the bits of an `f32`.
    NearCharacter(u32),
    /// At most so far from what another field says; the bits of an `f32`.
    Near(&'static str, u32),
    /// Must be the player's own.
    Owned,
    /// Must be somebody whom the player may act upon.
    Target,
    /// Must be the player's own id.
    OwnId,
    /// No rule, for this reason.
    Unchecked(&'static str),
}

/// The name of a type of the author's, without the modules that it stands in.
#[derive(Clone, Copy)]
pub struct TypeName(fn() -> &'static str);

impl TypeName {
    /// Of this type.
    pub const fn of<T>() -> Self {
        Self(std::any::type_name::<T>)
    }
}

impl fmt::Display for TypeName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(last_name((self.0)()))
    }
}

/// The name of a type without the modules that it stands in; of one with parameters, all of it.
pub(crate) fn last_name(path: &str) -> &str {
    if path.contains('<') { path } else { path.rsplit("::").next().unwrap_or(path) }
}

impl fmt::Debug for TypeName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str((self.0)())
    }
}

impl PartialEq for TypeName {
    fn eq(&self, other: &Self) -> bool {
        (self.0)() == (other.0)()
    }
}

impl Eq for TypeName {}

impl Bound {
    /// Whether breaking `rule` is breaking this.
    pub(crate) const fn is_of(self, rule: Rule) -> bool {
        match self {
            Self::Nothing | Self::ServerOnly | Self::Any | Self::Unchecked(_) => false,
            Self::Range(..) | Self::FloatRange(..) | Self::Time(..) => matches!(rule, Rule::Range),
            Self::Finite => matches!(rule, Rule::Finite),
            Self::Length(..) => matches!(rule, Rule::Length),
            Self::OneOf(_) => matches!(rule, Rule::OneOf),
            Self::MaxNorm(_) | Self::Unit => matches!(rule, Rule::Norm),
            Self::Depth(..) => matches!(rule, Rule::Depth),
            Self::Known | Self::KnownIn(_) => matches!(rule, Rule::Known),
            Self::NearCharacter(_) => matches!(rule, Rule::NearCharacter),
            Self::Near(..) => matches!(rule, Rule::Near),
            Self::Owned => matches!(rule, Rule::Owned),
            Self::Target => matches!(rule, Rule::Target),
            Self::OwnId => matches!(rule, Rule::Caller),
        }
    }
}

impl fmt::Display for Bound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Nothing | Self::ServerOnly => f.write_str("no rule"),
            Self::Any => f.write_str("any"),
            Self::Range(low, high) => write!(f, "range {low}..={high}"),
            Self::FloatRange(low, high) => {
                write!(f, "range {}..={}", Narrowest(low), Narrowest(high))
            }
            Self::Finite => f.write_str("finite"),
            Self::Length(min, max) => write!(f, "length {min}..={max}"),
            Self::OneOf(numbers) => {
                f.write_str("one_of ")?;
                numbers.iter().enumerate().try_for_each(|(index, number)| {
                    write!(f, "{}{number}", if index == 0 { "" } else { ", " })
                })
            }
            Self::Time(low, high) => write!(f, "range {}..={}", Nanos(low), Nanos(high)),
            Self::MaxNorm(bits) => write!(f, "max_norm {}", f64::from_bits(bits)),
            Self::Unit => f.write_str("unit"),
            Self::Depth(depth, bytes) => write!(f, "max_depth {depth}, max_bytes {bytes}"),
            Self::Known => f.write_str("known"),
            Self::KnownIn(place) => write!(f, "known in {place}"),
            Self::NearCharacter(bits) => write!(f, "near_character {}", f32::from_bits(bits)),
            Self::Near(field, bits) => write!(f, "near {field}, {}", f32::from_bits(bits)),
            Self::Owned => f.write_str("owned"),
            Self::Target => f.write_str("target"),
            Self::OwnId => f.write_str("caller"),
            Self::Unchecked(_) => f.write_str("unchecked"),
        }
    }
}

/// A time, as `Duration` tells it.
pub(crate) struct Nanos(pub(crate) u128);

impl fmt::Display for Nanos {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const SECOND: u128 = 1_000_000_000;
        let seconds = u64::try_from(self.0.div_euclid(SECOND)).unwrap_or(u64::MAX);
        let nanos = u32::try_from(self.0.rem_euclid(SECOND)).unwrap_or_default();
        write!(f, "{:?}", Duration::new(seconds, nanos))
    }
}

/// A float by its bits, told as the shortest number that means it: the bound 0.1 of an `f32` is not
/// told as 0.10000000149.
pub(crate) struct Narrowest(pub(crate) u64);

impl fmt::Display for Narrowest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let wide = f64::from_bits(self.0);
        #[allow(clippy::cast_possible_truncation)] // compared right after
        let narrow = wide as f32;
        if f64::from(narrow).to_bits() == self.0 { narrow.fmt(f) } else { wide.fmt(f) }
    }
}
