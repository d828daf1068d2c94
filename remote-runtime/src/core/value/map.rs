//! Maps: a length word, then key and value by turns, sorted by the bytes of the key and strictly
//! rising: so one map has one encoding, and no key comes twice. Keys have an order; floats have
//! none, so they are no keys.

use std::collections::{BTreeMap, HashMap};

use super::heap::Heap;
use super::holds::Indirect;
use super::key::{HashKey, Key};
use super::list::{Elements, at_least, at_most};
use super::rising::{Rising, one_of_two, sorted};
use super::ruled::Ruled;
use super::shape::{Kind, Shape, first_of};
use crate::core::breach::Breach;
use crate::core::value::counted::{Counted, PairRule};
use crate::core::wire::{reader::Reader, writer::Writer};

macro_rules! maps {
    ($($map:ident: $bound:path, $heap:expr, $empty:expr;)*) => {$(
        // Hash maps keep std's random hasher: their keys come from peers.
        #[allow(clippy::implicit_hasher)]
        impl<const MIN: usize, const MAX: usize, K, V, E: PairRule> Ruled<Counted<MIN, MAX, E>>
            for $map<K, V>
        where
            K: Ruled<E::Key> + $bound,
            V: Ruled<E::Value>,
        {
            type View<'a> = Elements<'a>;
            type Holds = Indirect<(K::Holds, V::Holds)>;

            const SHAPE: &'static Shape = {
                let (key, value) = (K::SHAPE, V::SHAPE);
                let min_bytes = key.min_bytes.saturating_add(value.min_bytes);
                let max_bytes = key.max_bytes.saturating_add(value.max_bytes);
                let inside = key.heap.and(value.heap);
                let heap = $heap(MAX, size_of::<(K, V)>(), inside, min_bytes);
                let fault = first_of(key.fault, value.fault);
                let kind = Kind::Map(key, value);
                &Shape::counted((MIN, MAX), (min_bytes, max_bytes), kind, heap, fault)
            };

            #[inline]
            fn verify<'a>(reader: &mut Reader<'a>) -> Result<Elements<'a>, Breach> {
                verify::<MIN, MAX, K, V, E::Key, E::Value>(reader)
            }

            #[inline]
            fn build(view: Elements<'_>) -> Result<Self, Breach> {
                let empty: fn(usize) -> Self = $empty;
                let mut map = empty(view.count);
                let mut reader = Reader::new(view.bytes);
                for index in 0..view.count {
                    let place = |part: usize| move |breach: Breach| breach.at(part).at(index);
                    let key = K::verify(&mut reader).and_then(K::build).map_err(place(0))?;
                    let value = V::verify(&mut reader).and_then(V::build).map_err(place(1))?;
                    if map.insert(key, value).is_some() {
                        return Err(one_of_two().at(0).at(index));
                    }
                }
                Ok(map)
            }

            #[inline]
            fn encode(&self, writer: &mut Writer<'_>) -> Result<(), Breach> {
                encode::<MIN, MAX, K, V, E::Key, E::Value>(self.iter(), writer)
            }
        }
    )*};
}

maps! {
    BTreeMap: Key, Heap::tree, |_| Self::new();
    HashMap: HashKey, Heap::table, Self::with_capacity;
}

fn verify<'a, const MIN: usize, const MAX: usize, K: Ruled<RK>, V: Ruled<RV>, RK, RV>(
    reader: &mut Reader<'a>,
) -> Result<Elements<'a>, Breach> {
    let entry_bytes = K::SHAPE.min_bytes.saturating_add(V::SHAPE.min_bytes);
    let count = reader.length(MAX, entry_bytes)?;
    at_least(count, MIN)?;
    let mut keys = Rising::default();
    Elements::verify(reader, count, |reader, index| {
        keys.verify::<K, RK>(reader).map_err(|breach| breach.at(0).at(index))?;
        V::verify(reader).map_err(|breach| breach.at(1).at(index))?;
        Ok(())
    })
}

fn encode<'m, const MIN: usize, const MAX: usize, K, V, RK, RV>(
    entries: impl ExactSizeIterator<Item = (&'m K, &'m V)>,
    writer: &mut Writer<'_>,
) -> Result<(), Breach>
where
    K: Ruled<RK> + 'm,
    V: Ruled<RV> + 'm,
{
    let count = entries.len();
    at_least(count, MIN)?;
    at_most(count, MAX)?;
    let sorted = sorted::<K, RK, _>(entries, writer, |breach, index| breach.at(0).at(index))?;
    writer.length(count)?;
    for (index, (key, value)) in sorted.into_iter().enumerate() {
        writer.raw(&key);
        value.encode(writer).map_err(|breach| breach.at(1).at(index))?;
    }
    Ok(())
}
