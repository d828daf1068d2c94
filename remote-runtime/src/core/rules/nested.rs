//! `max_depth` and `max_bytes`: a type in itself. How deep a value may lie in itself is counted while it
//! is read, and how many bytes it takes there is bounded; both are needed, since a type that holds itself
//! has no largest encoding.

use std::marker::PhantomData;

use crate::core::breach::{Breach, Class, Rule};
use crate::core::value::list::Elements;
use crate::core::value::ruled::Ruled;
use crate::core::value::shape::{Bound, Kind, Shape};
use crate::core::wire::{reader::Reader, writer::Writer};
use crate::core::world::{Caller, InWorld};

/// Deeper than that no value is read, whatever an author says: each level takes some of the stack.
const MOST_LEVELS: u32 = 64;

/// At most `DEPTH` levels of the type in itself from here on, in at most `BYTES`, each level under the
/// rule `R`.
#[derive(Debug)]
pub struct Nested<const DEPTH: u32, const BYTES: usize, R>(PhantomData<R>);

impl<const DEPTH: u32, const BYTES: usize, R, T: Ruled<R>> Ruled<Nested<DEPTH, BYTES, R>> for T {
    /// The bytes, to be read once more: a view that held itself would have no size.
    type View<'a> = Elements<'a>;

    // Without the type's own, which is what this stands in.
    const SHAPE: &'static Shape = &Shape {
        // A flag or a length word at least: otherwise no value would ever end.
        min_bytes: 1,
        max_bytes: BYTES,
        kind: Kind::Recursive,
        bound: Bound::Depth(DEPTH, BYTES),
        fault: if DEPTH == 0 || DEPTH > MOST_LEVELS {
            Some("a depth is at least 1, and at most 64")
        } else if BYTES == 0 {
            Some("nothing fits into no bytes")
        } else {
            None
        },
    };

    fn verify<'a>(reader: &mut Reader<'a>) -> Result<Elements<'a>, Breach> {
        let from = reader.rest();
        reader.deeper(DEPTH, T::verify)?;
        let taken = from.len().saturating_sub(reader.rest().len());
        if taken <= BYTES {
            Ok(Elements { count: 1, bytes: from.get(..taken).unwrap_or_default() })
        } else {
            Err(Breach::new(Rule::Depth, Class::TooLarge))
        }
    }

    fn build(view: Elements<'_>) -> Result<Self, Breach> {
        // Its depth was counted from the outside.
        T::verify(&mut Reader::new(view.bytes)).and_then(T::build)
    }

    fn encode(&self, writer: &mut Writer<'_>) -> Result<(), Breach> {
        let start = writer.position();
        writer.deeper(DEPTH, |writer| T::encode(self, writer))?;
        if writer.since(start).len() <= BYTES {
            Ok(())
        } else {
            Err(Breach::new(Rule::Depth, Class::TooLarge))
        }
    }
}

/// Such a type asks the world nothing: its shape has a fault otherwise.
impl<const DEPTH: u32, const BYTES: usize, R, T, W> InWorld<W, Nested<DEPTH, BYTES, R>> for T {
    #[inline]
    fn in_world(&self, _: &W, _: &Caller) -> Result<(), Breach> {
        Ok(())
    }
}
