//! How a type reads, builds and writes itself under a rule.
//!
//! [`Ruled`] is implemented by types, once for each rule that they can carry, and passes through
//! options, boxes, arrays and collections: so the type decides what a field needs, and neither an
//! alias nor a wrapper can hide a float. [`Spec`] is the same seen from the rule; generated code names a type and
//! its rule once, as a [`Field`](super::field::Field).

use super::holds::Contents;
use super::shape::Shape;
use crate::core::breach::Breach;
use crate::core::wire::{reader::Reader, writer::Writer};

/// The rule of a type that needs none: it is bounded by itself, and every value is legal.
#[derive(Debug)]
pub enum NoRule {}

/// A rule that options and arrays pass on to what they hold. Rules that look at a value as a whole
/// are not.
pub trait Through {}

impl Through for NoRule {}

/// A type that can travel under the rule `R`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no payload, or no rule that stands here fits it",
    label = "no payload, or not under this rule",
    note = "a struct or an enum of your own derives `remote::Payload` and has its rules on its fields: where it is used it takes none \
            (`fields` is for tuples); a type of somebody else's goes by a payload \
            of yours, `#[via(Proxy)]`; what is shared (`Rc`, `Arc`) is sent by value",
    note = "an id says how it is resolved: `known`, `owned`, `target` or `caller`",
    note = "numbers have `range(a..=b)`, `one_of(…)`, `any`; floats and their vectors `finite`, `range`, `max_norm`, `unit`, \
            `near_character`; texts and collections `max_len(n)` and what goes with it; tuples a rule for each place, `fields(finite, range(1..=9))`, and `_` where none is needed"
)]
pub trait Ruled<R>: Sized {
    /// What was read, borrowed from the frame: numbers and `&str`, so that nothing is read twice. It has nothing to drop,
    /// and of a field it is not dropped (see [`ViewOf`](super::field::ViewOf)).
    type View<'a>;

    /// The payloads that it holds, for the search of those that hold one another ([`ring`](super::ring)).
    type Holds: Contents;

    /// The type's form, and the numbers of its rules.
    const SHAPE: &'static Shape;

    /// Reads a value in place and holds it against the rule. Allocates nothing.
    fn verify<'a>(reader: &mut Reader<'a>) -> Result<Self::View<'a>, Breach>;

    /// The owned value. Nothing that passed [`verify`](Self::verify) can break it; were it to
    /// happen, the call is refused as our own fault.
    fn build(view: Self::View<'_>) -> Result<Self, Breach>;

    /// Holds the value against the rule and writes it. What was written before a refusal is for
    /// the caller to cut off.
    fn encode(&self, writer: &mut Writer<'_>) -> Result<(), Breach>;

    /// Reads so many, one after the other. A type whose every byte is legal can do it at once.
    #[doc(hidden)]
    #[inline]
    fn verify_each(reader: &mut Reader<'_>, count: usize) -> Result<(), Breach> {
        for index in 0..count {
            if let Err(breach) = Self::verify(reader) {
                return Err(breach.at(index));
            }
        }
        Ok(())
    }

    /// Builds so many from bytes that passed [`verify_each`](Self::verify_each).
    #[doc(hidden)]
    #[inline]
    fn build_each(bytes: &[u8], count: usize) -> Result<Vec<Self>, Breach> {
        let mut list = Vec::with_capacity(count);
        let mut reader = Reader::new(bytes);
        for index in 0..count {
            let element = Self::verify(&mut reader).and_then(Self::build);
            list.push(element.map_err(|breach| breach.at(index))?);
        }
        Ok(list)
    }

    /// Writes all of these.
    #[doc(hidden)]
    #[inline]
    fn encode_each(values: &[Self], writer: &mut Writer<'_>) -> Result<(), Breach> {
        for (index, value) in values.iter().enumerate() {
            value.encode(writer).map_err(|breach| breach.at(index))?;
        }
        Ok(())
    }
}

#[diagnostic::on_unimplemented(
    message = "`{Self}` is no payload",
    label = "no payload",
    note = "a struct or an enum of your own derives `remote::Payload`",
    note = "for a number or a text write one that holds it, with its rule, and take that in place of `{Self}`: `#[derive(remote::Payload)] \
            struct Metres(#[finite] f32);`, `struct Score(#[range(0..=1_000_000)] u64);`, `struct Name(#[max_len(32)] String);`"
)]
/// A type that needs no rule: what `#[derive(Payload)]` makes of a struct or an enum.
pub trait Payload: Ruled<NoRule> {}

#[diagnostic::do_not_recommend]
impl<T: Ruled<NoRule>> Payload for T {}

/// A rule, seen as what reads and writes values of `T`.
///
/// `place` is the number of the field or parameter, for the path of a breach.
pub trait Spec<T> {
    /// `T` itself, so that a type is named together with the rule that has to fit it.
    type Value;

    /// See [`Ruled::View`].
    type View<'a>;

    /// See [`Ruled::Holds`].
    type Holds: Contents;

    /// See [`Ruled::SHAPE`].
    const SHAPE: &'static Shape;

    /// See [`Ruled::verify`].
    fn verify<'a>(reader: &mut Reader<'a>, place: usize) -> Result<Self::View<'a>, Breach>;

    /// See [`Ruled::build`].
    fn build(view: Self::View<'_>, place: usize) -> Result<T, Breach>;

    /// See [`Ruled::encode`].
    fn encode(value: &T, writer: &mut Writer<'_>, place: usize) -> Result<(), Breach>;
}

impl<R, T: Ruled<R>> Spec<T> for R {
    type Value = T;
    type View<'a> = T::View<'a>;
    type Holds = T::Holds;

    const SHAPE: &'static Shape = T::SHAPE;

    #[inline]
    fn verify<'a>(reader: &mut Reader<'a>, place: usize) -> Result<T::View<'a>, Breach> {
        match T::verify(reader) {
            Ok(view) => Ok(view),
            Err(breach) => Err(breach.at(place)),
        }
    }

    #[inline]
    fn build(view: T::View<'_>, place: usize) -> Result<T, Breach> {
        match T::build(view) {
            Ok(value) => Ok(value),
            Err(breach) => Err(breach.at(place)),
        }
    }

    #[inline]
    fn encode(value: &T, writer: &mut Writer<'_>, place: usize) -> Result<(), Breach> {
        match value.encode(writer) {
            Ok(()) => Ok(()),
            Err(breach) => Err(breach.at(place)),
        }
    }
}

/// Reads a value from all of `bytes`: verifies it, refuses what is left over, and builds it.
pub fn read_whole<R, T: Ruled<R>>(bytes: &[u8]) -> Result<T, Breach> {
    let mut reader = Reader::new(bytes);
    let view = T::verify(&mut reader)?;
    reader.finish()?;
    T::build(view)
}
