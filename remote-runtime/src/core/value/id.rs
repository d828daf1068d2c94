//! Ids: numbers that name something. An id carries any bits, so each use says, by its rule, how
//! it is resolved; without one it does not compile.

use super::number::{Integer, narrowest_bytes, widest, widest_bytes};
use super::ruled::Ruled;
use super::shape::{Bound, Kind, Shape};
use crate::core::breach::Breach;
use crate::core::ids::PlayerId;
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
#[diagnostic::on_unimplemented(
    message = "an id cannot travel under `{Self}`",
    label = "an id carries any number: say how it is resolved",
    note = "a client's id needs `known`, `owned`, `target` or `caller`; what only the server sends may \
            say `any`"
)]
pub trait IdRule {
    /// How the rule is described.
    const BOUND: Bound;
}

impl<I: Id, R: IdRule> Ruled<R> for I {
    type View<'a> = Self;

    const SHAPE: &'static Shape = &Shape {
        min_bytes: narrowest_bytes(&I::Raw::KIND, I::Raw::MIN, I::Raw::MAX),
        max_bytes: widest_bytes(&I::Raw::KIND, I::Raw::MIN, I::Raw::MAX),
        kind: Kind::Id(I::NAME, const { &widest::<I::Raw>() }),
        bound: R::BOUND,
    };

    /// Reads the number; whether it names anything is asked of the world.
    #[inline]
    fn verify(reader: &mut Reader<'_>) -> Result<Self, Breach> {
        I::Raw::read(reader).map(I::from_raw)
    }

    #[inline]
    fn build(view: Self) -> Result<Self, Breach> {
        Ok(view)
    }

    #[inline]
    fn encode(&self, writer: &mut Writer<'_>) -> Result<(), Breach> {
        self.raw().write(writer)
    }
}

/// What `#[derive(Id)]` writes for an author's own type.
impl Id for PlayerId {
    type Raw = u64;

    const NAME: &'static str = "PlayerId";

    fn from_raw(raw: u64) -> Self {
        Self(raw)
    }

    fn raw(self) -> u64 {
        self.0
    }
}
