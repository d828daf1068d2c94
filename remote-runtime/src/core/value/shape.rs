//! A type under its rules, as constant data: what the largest frame, the fingerprint, the audit
//! and every message about a field are made from.

use std::fmt;
use std::marker::PhantomData;
use std::time::Duration;

use crate::core::breach::Rule;
use crate::core::wire::writer::varint_bytes;

/// A Unicode scalar value takes at most so many bytes in UTF-8.
pub(crate) const MAX_CHAR_BYTES: usize = 4;

/// The form of a type on the wire.
#[derive(Debug)]
pub struct Shape {
    /// The fewest bytes that a legal value takes.
    pub min_bytes: usize,
    /// The most bytes that a legal value takes.
    pub max_bytes: usize,
    /// What it is made of.
    pub kind: Kind,
    /// The rule on it.
    pub bound: Bound,
    /// Why no value can be legal, or why the type cannot hold the bounds: a mistake of the author's,
    /// told where he wrote it.
    pub fault: Option<&'static str>,
}

/// What a type is made of.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Kind {
    /// Nothing at all.
    Unit,
    /// `false` or `true`.
    Bool,
    /// A whole number.
    Integer {
        /// Its width.
        bits: u32,
        /// Whether it can be negative.
        signed: bool,
    },
    /// A float.
    Float {
        /// Its width.
        bits: u32,
    },
    /// A Unicode scalar value.
    Char,
    /// A text.
    Text,
    /// A text with a rule on its characters.
    Characters(Characters),
    /// A length of time.
    Duration,
    /// A list of elements of one form.
    List(&'static Shape),
    /// Elements of one form, each once.
    Set(&'static Shape),
    /// Keys and values.
    Map(&'static Shape, &'static Shape),
    /// One or nothing.
    Optional(&'static Shape),
    /// So many of one form, without a length word.
    Array(&'static Shape, usize),
    /// Some of different forms.
    Tuple(&'static [&'static Shape]),
    /// A struct: fields in their order.
    Record(&'static [Place]),
    /// An enum: one of these.
    Choice(&'static [Variant]),
    /// An id; its name keeps two kinds of id apart.
    Id(&'static str, &'static Shape),
    /// A form with a rule of the author's own on it: its name and its version.
    Checked(&'static Shape, &'static str, u32),
    /// A form with the type in which it stands somewhere in it.
    Nested(&'static Shape),
    /// The type in which this stands.
    Recursive,
}

/// What the characters of a text may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Characters {
    /// Whether there may be several lines.
    pub multiline: bool,
    /// From the first to the last, both included; any but control characters, where there are none.
    pub charset: &'static [(char, char)],
    /// What the whole text has to match, as it is written.
    pub pattern: Option<&'static str>,
}

/// A named field.
#[derive(Debug)]
pub struct Place {
    /// Its name in the source.
    pub name: &'static str,
    /// Its form.
    pub shape: &'static Shape,
}

/// A variant of an enum.
#[derive(Debug)]
pub struct Variant {
    /// Its name in the source.
    pub name: &'static str,
    /// Its fields.
    pub fields: &'static [Place],
}

/// A rule with its numbers, as they were worked out from the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Bound {
    /// None is needed.
    Nothing,
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
    /// At most so far from the player's character; the bits of an `f32`.
    NearCharacter(u32),
    /// Must be the player's own.
    Owned,
    /// Must be somebody whom the player may act upon.
    Target,
    /// Must be the player's own id.
    OwnId,
    /// No rule, for this reason.
    Unchecked(&'static str),
}

impl Bound {
    /// Whether breaking `rule` is breaking this.
    pub(crate) const fn is_of(self, rule: Rule) -> bool {
        match self {
            Self::Nothing | Self::Any | Self::Unchecked(_) => false,
            Self::Range(..) | Self::FloatRange(..) | Self::Time(..) => matches!(rule, Rule::Range),
            Self::Finite => matches!(rule, Rule::Finite),
            Self::Length(..) => matches!(rule, Rule::Length),
            Self::OneOf(_) => matches!(rule, Rule::OneOf),
            Self::MaxNorm(_) | Self::Unit => matches!(rule, Rule::Norm),
            Self::Depth(..) => matches!(rule, Rule::Depth),
            Self::Known => matches!(rule, Rule::Known),
            Self::NearCharacter(_) => matches!(rule, Rule::NearCharacter),
            Self::Owned => matches!(rule, Rule::Owned),
            Self::Target => matches!(rule, Rule::Target),
            Self::OwnId => matches!(rule, Rule::Caller),
        }
    }
}

impl fmt::Display for Bound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Nothing => f.write_str("no rule"),
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
            Self::NearCharacter(bits) => write!(f, "near_character {}", f32::from_bits(bits)),
            Self::Owned => f.write_str("owned"),
            Self::Target => f.write_str("target"),
            Self::OwnId => f.write_str("caller"),
            Self::Unchecked(_) => f.write_str("unchecked"),
        }
    }
}

/// A time, as `Duration` tells it.
struct Nanos(u128);

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
struct Narrowest(u64);

impl fmt::Display for Narrowest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let wide = f64::from_bits(self.0);
        #[allow(clippy::cast_possible_truncation)] // compared right after
        let narrow = wide as f32;
        if f64::from(narrow).to_bits() == self.0 { narrow.fmt(f) } else { wide.fmt(f) }
    }
}

impl Shape {
    /// A type that always takes so many bytes.
    pub const fn fixed(bytes: usize, kind: Kind) -> Self {
        Self { min_bytes: bytes, max_bytes: bytes, kind, bound: Bound::Nothing, fault: None }
    }

    /// The same form under a rule.
    #[must_use]
    pub const fn bounded(self, bound: Bound) -> Self {
        Self { bound, ..self }
    }

    /// One or nothing, under the rule of what it holds.
    pub(crate) const fn optional(inner: &'static Self) -> Self {
        Self {
            min_bytes: 1,
            max_bytes: add(inner.max_bytes, 1),
            kind: Kind::Optional(inner),
            bound: inner.bound,
            fault: inner.fault,
        }
    }

    /// So many of one form, without a length word.
    pub(crate) const fn array(element: &'static Self, count: usize) -> Self {
        Self {
            min_bytes: multiply(element.min_bytes, count),
            max_bytes: multiply(element.max_bytes, count),
            kind: Kind::Array(element, count),
            bound: element.bound,
            fault: element.fault,
        }
    }

    /// `inner` with a rule of the author's own on it.
    pub const fn checked(inner: &'static Self, name: &'static str, version: u32) -> Self {
        Self {
            min_bytes: inner.min_bytes,
            max_bytes: inner.max_bytes,
            kind: Kind::Checked(inner, name, version),
            bound: inner.bound,
            fault: inner.fault,
        }
    }

    /// A struct.
    pub const fn record(fields: &'static [Place]) -> Self {
        Self {
            min_bytes: sum(fields, true),
            max_bytes: sum(fields, false),
            kind: Kind::Record(fields),
            bound: Bound::Nothing,
            fault: fault_of(fields),
        }
    }

    /// An enum. Its tag is the number of the variant.
    pub const fn choice(variants: &'static [Variant]) -> Self {
        let mut min = usize::MAX;
        let mut max = 0;
        let mut fault = None;
        let mut rest = variants;
        let mut tag: u128 = 0;
        while let [first, others @ ..] = rest {
            let tag_bytes = varint_bytes(tag);
            let least = add(tag_bytes, sum(first.fields, true));
            let most = add(tag_bytes, sum(first.fields, false));
            if least < min {
                min = least;
            }
            if most > max {
                max = most;
            }
            fault = first_of(fault, fault_of(first.fields));
            rest = others;
            tag = tag.saturating_add(1);
        }
        let (kind, bound) = (Kind::Choice(variants), Bound::Nothing);
        Self { min_bytes: min, max_bytes: max, kind, bound, fault }
    }

    /// Some forms one after the other, each at its place.
    pub const fn tuple(parts: &'static [&'static Self]) -> Self {
        let mut min = 0;
        let mut max = 0;
        let mut fault = None;
        let mut rest = parts;
        while let [first, others @ ..] = rest {
            min = add(min, first.min_bytes);
            max = add(max, first.max_bytes);
            fault = first_of(fault, first.fault);
            rest = others;
        }
        let (kind, bound) = (Kind::Tuple(parts), Bound::Nothing);
        Self { min_bytes: min, max_bytes: max, kind, bound, fault }
    }

    /// From `min` to `max` elements that take from `min_bytes` to `max_bytes` each.
    pub(crate) const fn counted(
        (min, max): (usize, usize),
        (min_bytes, max_bytes): (usize, usize),
        kind: Kind,
        inside: Option<&'static str>,
    ) -> Self {
        Self {
            min_bytes: add(varint_bytes(min as u128), multiply(min, min_bytes)),
            max_bytes: add(varint_bytes(max as u128), multiply(max, max_bytes)),
            kind,
            bound: Bound::Length(min, max),
            fault: first_of(length_fault(min, max), inside),
        }
    }

    /// A text of `min` to `max` Unicode scalar values; its length word counts bytes.
    pub(crate) const fn text(min: usize, max: usize) -> Self {
        let max_bytes = multiply(max, MAX_CHAR_BYTES);
        Self {
            min_bytes: add(varint_bytes(min as u128), min),
            max_bytes: add(varint_bytes(max_bytes as u128), max_bytes),
            kind: Kind::Text,
            bound: Bound::Length(min, max),
            fault: length_fault(min, max),
        }
    }

    /// Why no text of these characters can be legal, beside what is wrong with its length.
    pub(crate) const fn charset_fault(self, characters: &Characters) -> Option<&'static str> {
        let mut rest = characters.charset;
        while let [(first, last), others @ ..] = rest {
            if *first as u32 > *last as u32 {
                return Some("a range of this charset is empty");
            }
            rest = others;
        }
        self.fault
    }

    /// The same form, which holds itself at some place under `max_depth`.
    #[must_use]
    pub const fn recursive(self) -> Self {
        // What is looked for cannot be found twice: behind the place nothing is followed.
        let fault = if asks_the_world(&self) {
            Some("a type that holds itself cannot ask the world: put the ids beside it")
        } else {
            self.fault
        };
        Self { fault, ..self }
    }

    /// Writes the names along `path`, the first of them out of `params` if there are any, and
    /// returns the rule at its end.
    pub(crate) fn write_path(
        &'static self,
        params: &[&'static str],
        path: impl Iterator<Item = u16>,
        f: &mut fmt::Formatter<'_>,
    ) -> Result<Bound, fmt::Error> {
        let mut here = Here::Shape(self);
        let mut dot = "";
        for (depth, step) in path.map(usize::from).enumerate() {
            let Some((name, next)) = here.step(step) else { break };
            let param = (depth == 0).then(|| params.get(step)).flatten();
            match param.map_or(name, |param| Name::Field(param)) {
                Name::Field(name) => write!(f, "{dot}{name}")?,
                Name::Part(number) => write!(f, "{dot}{number}")?,
                Name::Element(index) => write!(f, "[{index}]")?,
            }
            here = next;
            dot = ".";
        }
        if dot.is_empty() {
            f.write_str("the payload")?;
        }
        Ok(match here {
            Here::Shape(shape) => shape.bound,
            Here::Fields(_) | Here::Entry(..) => Bound::Nothing,
        })
    }
}

/// A place on the way along a path.
enum Here {
    Shape(&'static Shape),
    Fields(&'static [Place]),
    Entry(&'static Shape, &'static Shape),
}

enum Name {
    Field(&'static str),
    Part(usize),
    Element(usize),
}

impl Here {
    fn step(&self, step: usize) -> Option<(Name, Self)> {
        let named = |fields: &'static [Place]| {
            let place = fields.get(step)?;
            Some((Name::Field(place.name), Self::Shape(place.shape)))
        };
        match *self {
            Self::Fields(fields) => named(fields),
            Self::Entry(key, _) if step == 0 => Some((Name::Field("key"), Self::Shape(key))),
            Self::Entry(_, value) => Some((Name::Field("value"), Self::Shape(value))),
            Self::Shape(shape) => match shape.kind {
                Kind::Record(fields) => named(fields),
                Kind::Choice(variants) => {
                    let variant = variants.get(step)?;
                    Some((Name::Field(variant.name), Self::Fields(variant.fields)))
                }
                Kind::Tuple(parts) => {
                    Some((Name::Part(step), Self::Shape(parts.get(step).copied()?)))
                }
                Kind::List(element) | Kind::Set(element) | Kind::Array(element, _) => {
                    Some((Name::Element(step), Self::Shape(element)))
                }
                Kind::Map(key, value) => Some((Name::Element(step), Self::Entry(key, value))),
                Kind::Optional(inner) | Kind::Checked(inner, ..) | Kind::Nested(inner) => {
                    Self::Shape(inner).step(step)
                }
                _ => None,
            },
        }
    }
}

/// Whether a rule in this form is the world's to answer.
const fn asks_the_world(shape: &Shape) -> bool {
    if matches!(
        shape.bound,
        Bound::Known | Bound::Owned | Bound::Target | Bound::OwnId | Bound::NearCharacter(_)
    ) {
        return true;
    }
    match shape.kind {
        Kind::List(inner)
        | Kind::Set(inner)
        | Kind::Optional(inner)
        | Kind::Array(inner, _)
        | Kind::Checked(inner, ..)
        | Kind::Nested(inner) => asks_the_world(inner),
        Kind::Map(key, value) => asks_the_world(key) || asks_the_world(value),
        Kind::Tuple(parts) => {
            let mut rest = parts;
            while let [first, others @ ..] = rest {
                if asks_the_world(first) {
                    return true;
                }
                rest = others;
            }
            false
        }
        Kind::Record(fields) => fields_ask(fields),
        Kind::Choice(variants) => {
            let mut rest = variants;
            while let [first, others @ ..] = rest {
                if fields_ask(first.fields) {
                    return true;
                }
                rest = others;
            }
            false
        }
        _ => false,
    }
}

const fn fields_ask(fields: &[Place]) -> bool {
    let mut rest = fields;
    while let [first, others @ ..] = rest {
        if asks_the_world(first.shape) {
            return true;
        }
        rest = others;
    }
    false
}

const fn fault_of(fields: &[Place]) -> Option<&'static str> {
    let mut fault = None;
    let mut rest = fields;
    while let [first, others @ ..] = rest {
        fault = first_of(fault, first.shape.fault);
        rest = others;
    }
    fault
}

/// The first of two faults.
pub(crate) const fn first_of(
    first: Option<&'static str>,
    second: Option<&'static str>,
) -> Option<&'static str> {
    if first.is_some() { first } else { second }
}

const fn length_fault(min: usize, max: usize) -> Option<&'static str> {
    if min <= max { None } else { Some("the least length is over the greatest: no value is legal") }
}

/// That a rule fits its type: as a constant, it is refused where the author wrote it.
#[derive(Debug)]
pub struct Fits<T>(PhantomData<fn() -> T>);

/// Refuses a rule that its type cannot hold.
///
/// # Panics
///
/// At compile time, for a shape with a fault.
#[track_caller]
#[allow(clippy::panic)] // the one way to refuse a constant
pub const fn fits<T>(shape: &Shape) -> Fits<T> {
    if let Some(fault) = shape.fault {
        panic!("{}", fault);
    }
    Fits(PhantomData)
}

const fn sum(fields: &[Place], least: bool) -> usize {
    let mut total = 0;
    let mut rest = fields;
    while let [first, others @ ..] = rest {
        total = add(total, if least { first.shape.min_bytes } else { first.shape.max_bytes });
        rest = others;
    }
    total
}

const fn add(a: usize, b: usize) -> usize {
    a.saturating_add(b)
}

const fn multiply(a: usize, b: usize) -> usize {
    a.saturating_mul(b)
}
