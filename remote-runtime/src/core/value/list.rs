//! Lists: a length word, then the elements one after the other.
//!
//! Elements cannot be kept anywhere before the whole call is found legal, since nothing may be
//! allocated until then. So they are verified in place, and read once more when the list is built.

use super::heap::Heap;
use super::holds::Indirect;
use super::ruled::Ruled;
use super::shape::{Kind, Shape};
use crate::core::breach::{Breach, Class, Rule};
use crate::core::value::counted::Counted;
use crate::core::wire::{reader::Reader, writer::Writer};

/// Elements that take no bytes, in one list, at most: the list itself takes one, so a payload makes at most
/// so many for each of its bytes.
pub(crate) const MAX_EMPTY_ELEMENTS: usize = 64;

/// Elements that were verified, still in the frame.
#[derive(Debug, Clone, Copy)]
pub struct Elements<'a> {
    pub(crate) count: usize,
    pub(crate) bytes: &'a [u8],
}

impl<'a> Elements<'a> {
    /// How many there are.
    pub const fn count(&self) -> usize {
        self.count
    }

    /// Their bytes, without the length word: for a list of `u8`, the list itself.
    pub const fn bytes(&self) -> &'a [u8] {
        self.bytes
    }

    /// Runs `verify` over `count` elements and keeps the bytes that they took.
    pub(crate) fn verify(
        reader: &mut Reader<'a>,
        count: usize,
        mut verify: impl FnMut(&mut Reader<'a>, usize) -> Result<(), Breach>,
    ) -> Result<Self, Breach> {
        let from = reader.rest();
        for index in 0..count {
            verify(reader, index)?;
        }
        let taken = from.len().saturating_sub(reader.rest().len());
        Ok(Self { count, bytes: from.get(..taken).unwrap_or_default() })
    }
}

impl<const MIN: usize, const MAX: usize, E, T: Ruled<E>> Ruled<Counted<MIN, MAX, E>> for Vec<T> {
    type View<'a> = Elements<'a>;
    type Holds = Indirect<T::Holds>;

    const SHAPE: &'static Shape = {
        // Such elements cost time and no bytes, so the largest payload does not bound them.
        let fault = if T::SHAPE.min_bytes > 0 || MAX <= MAX_EMPTY_ELEMENTS {
            T::SHAPE.fault
        } else {
            Some("a list of elements without bytes may have at most 64 of them")
        };
        let element_bytes = (T::SHAPE.min_bytes, T::SHAPE.max_bytes);
        let heap = Heap::list(MAX, size_of::<T>(), T::SHAPE);
        &Shape::counted((MIN, MAX), element_bytes, Kind::List(T::SHAPE), heap, fault)
    };

    #[inline]
    fn verify<'a>(reader: &mut Reader<'a>) -> Result<Elements<'a>, Breach> {
        let count = reader.length(MAX, T::SHAPE.min_bytes)?;
        at_least(count, MIN)?;
        let from = reader.rest();
        T::verify_each(reader, count)?;
        let taken = from.len().saturating_sub(reader.rest().len());
        Ok(Elements { count, bytes: from.get(..taken).unwrap_or_default() })
    }

    #[inline]
    fn build(view: Elements<'_>) -> Result<Self, Breach> {
        T::build_each(view.bytes, view.count)
    }

    #[inline]
    fn encode(&self, writer: &mut Writer<'_>) -> Result<(), Breach> {
        at_least(self.len(), MIN)?;
        at_most(self.len(), MAX)?;
        writer.length(self.len())?;
        T::encode_each(self, writer)
    }
}

#[inline]
pub(crate) fn at_least(count: usize, min: usize) -> Result<(), Breach> {
    if count >= min { Ok(()) } else { Err(Breach::new(Rule::Length, Class::TooShort)) }
}

#[inline]
pub(crate) fn at_most(count: usize, max: usize) -> Result<(), Breach> {
    if count <= max { Ok(()) } else { Err(Breach::new(Rule::Length, Class::TooLong)) }
}
