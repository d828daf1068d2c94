//! Sets: a length word, then the elements, sorted by their bytes and strictly rising. Elements have an
//! order; floats have none, so they are no elements.

use std::collections::{BTreeSet, HashSet};

use super::heap::Heap;
use super::holds::Indirect;
use super::key::{HashKey, Key};
use super::list::{Elements, at_least, at_most};
use super::rising::{Rising, one_of_two, sorted};
use super::ruled::Ruled;
use super::shape::{Kind, Shape};
use crate::core::breach::Breach;
use crate::core::value::counted::Counted;
use crate::core::wire::{reader::Reader, writer::Writer};

macro_rules! sets {
    ($($set:ident: $bound:path, $heap:expr, $empty:expr;)*) => {$(
        // Hash sets keep std's random hasher: their elements come from peers.
        #[allow(clippy::implicit_hasher)]
        impl<const MIN: usize, const MAX: usize, T, E> Ruled<Counted<MIN, MAX, E>> for $set<T>
        where
            T: Ruled<E> + $bound,
        {
            type View<'a> = Elements<'a>;
            type Holds = Indirect<T::Holds>;

            const SHAPE: &'static Shape = {
                let element_bytes = (T::SHAPE.min_bytes, T::SHAPE.max_bytes);
                let heap = $heap(MAX, size_of::<T>(), T::SHAPE.heap, T::SHAPE.min_bytes);
                let kind = Kind::Set(T::SHAPE);
                &Shape::counted((MIN, MAX), element_bytes, kind, heap, T::SHAPE.fault)
            };

            #[inline]
            fn verify<'a>(reader: &mut Reader<'a>) -> Result<Elements<'a>, Breach> {
                let count = reader.length(MAX, T::SHAPE.min_bytes)?;
                at_least(count, MIN)?;
                let mut elements = Rising::default();
                Elements::verify(reader, count, |reader, index| {
                    elements.verify::<T, E>(reader).map_err(|breach| breach.at(index))
                })
            }

            #[inline]
            fn build(view: Elements<'_>) -> Result<Self, Breach> {
                let empty: fn(usize) -> Self = $empty;
                let mut set = empty(view.count);
                let mut reader = Reader::new(view.bytes);
                for index in 0..view.count {
                    let element = T::verify(&mut reader).and_then(T::build);
                    let is_new = set.insert(element.map_err(|breach| breach.at(index))?);
                    if !is_new {
                        return Err(one_of_two().at(index));
                    }
                }
                Ok(set)
            }

            #[inline]
            fn encode(&self, writer: &mut Writer<'_>) -> Result<(), Breach> {
                at_least(self.len(), MIN)?;
                at_most(self.len(), MAX)?;
                let elements = self.iter().map(|element| (element, ()));
                let sorted = sorted::<T, E, ()>(elements, writer, Breach::at)?;
                writer.length(self.len())?;
                for (element, ()) in sorted {
                    writer.raw(&element);
                }
                Ok(())
            }
        }
    )*};
}

sets! {
    BTreeSet: Key, Heap::tree, |_| Self::new();
    HashSet: HashKey, Heap::table, Self::with_capacity;
}
