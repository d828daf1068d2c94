//! Ids: numbers that name something. An id carries any bits, so each use says, by its rule, how
//! it is resolved; without one it does not compile.

use std::marker::PhantomData;

use super::number::{Integer, narrowest_bytes, widest_bytes};
use super::shape::{Bound, Kind, Shape};
use crate::core::breach::Breach;
use crate::core::wire::{reader::Reader, writer::Writer};

/// A number that names something: what `#[derive(Id)]` makes of a struct with one number.
pub trait Id: Copy + Sized {
    /// The number inside.
    type Raw: Integer;

    /// The name of the type: it keeps two kinds of id apart in a fingerprint.
    const NAME: &'static str;

    /// The id of this number.
    fn from_raw(raw: Self::Raw) -> Self;

    /// The number of this id.
    fn raw(self) -> Self::Raw;
}

/// A rule under which an id may travel.
pub trait IdRule {
    /// How the rule is described.
    const BOUND: Bound;
}

/// The form of an id under a rule.
pub const fn shape<I: Id, R: IdRule>() -> &'static Shape {
    const {
        &Shape {
            min_bytes: narrowest_bytes(&I::Raw::KIND, I::Raw::MIN, I::Raw::MAX),
            max_bytes: widest_bytes(&I::Raw::KIND, I::Raw::MIN, I::Raw::MAX),
            kind: Kind::Id(I::NAME, &RawShape::<I::Raw>::SHAPE),
            bound: R::BOUND,
        }
    }
}

/// The form of the number inside.
struct RawShape<T>(PhantomData<T>);

impl<T: Integer> RawShape<T> {
    const SHAPE: Shape = Shape {
        min_bytes: narrowest_bytes(&T::KIND, T::MIN, T::MAX),
        max_bytes: widest_bytes(&T::KIND, T::MIN, T::MAX),
        kind: T::KIND,
        bound: Bound::Any,
    };
}

/// Reads an id; whether it names anything is asked of the world.
#[inline]
pub fn verify<I: Id>(reader: &mut Reader<'_>) -> Result<I, Breach> {
    I::Raw::read(reader).map(I::from_raw)
}

/// Writes an id.
#[inline]
pub fn encode<I: Id>(id: I, writer: &mut Writer<'_>) -> Result<(), Breach> {
    id.raw().write(writer)
}
