//! `max_depth` and `max_bytes`: a type in itself. How deep a value may lie in itself is counted while it
//! is read, and how many bytes it takes there is bounded; both are needed, since a type that holds itself
//! has no largest encoding.

use std::marker::PhantomData;

use crate::core::breach::{Breach, Class, Rule};
use crate::core::value::heap::Heap;
use crate::core::value::list::Elements;
use crate::core::value::ruled::{NoRule, Ruled};
use crate::core::value::shape::{Bound, Kind, Shape};
use crate::core::wire::{reader::Reader, writer::Writer};
use crate::core::world::{Caller, InWorld};

/// Deeper than that no value is read, whatever an author says: each level takes some of the stack, and
/// is read once more for each that it lies in.
const MOST_LEVELS: u32 = 16;

/// What the views of all levels may take of the stack.
const MOST_STACK_BYTES: usize = 64 * 1024;

/// A type in itself, at most `DEPTH` deep and in at most `BYTES`, each level under the rule `R`. `A` is the
/// type with a [`Hole`] for the payload that it lies in.
///
/// Levels are counted from the payload that is read, over all its places: the first such place is level 1,
/// whether anything lies in it or not.
#[derive(Debug)]
pub struct Nested<const DEPTH: u32, const BYTES: usize, R, A>(PhantomData<(R, A)>);

/// Stands for the payload in itself, where its form is told.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hole {}

impl Ruled<NoRule> for Hole {
    type View<'a> = ();
    type Holds = ();

    const SHAPE: &'static Shape = &Shape {
        min_bytes: 1,
        max_bytes: 1,
        kind: Kind::Recursive,
        bound: Bound::Nothing,
        heap: Heap::NONE,
        fault: None,
    };

    fn verify(_: &mut Reader<'_>) -> Result<(), Breach> {
        Err(Breach::new(Rule::Encoder, Class::Internal))
    }

    fn build((): ()) -> Result<Self, Breach> {
        Err(Breach::new(Rule::Encoder, Class::Internal))
    }

    fn encode(&self, _: &mut Writer<'_>) -> Result<(), Breach> {
        match *self {}
    }
}

/// What holds a payload in itself holds nothing else that the world would have to be asked about.
impl<W> InWorld<W, NoRule> for Hole {
    fn in_world(&self, _: &W, _: &Caller) -> Result<(), Breach> {
        match *self {}
    }
}

impl<const DEPTH: u32, const BYTES: usize, R, A, T> Ruled<Nested<DEPTH, BYTES, R, A>> for T
where
    T: Ruled<R>,
    A: Ruled<R>,
{
    /// The bytes, to be read once more: a view that held itself would have no size.
    type View<'a> = Elements<'a>;
    type Holds = A::Holds;

    // By the form with the hole: the type's own is what this stands in.
    const SHAPE: &'static Shape = {
        let stack = (DEPTH as usize).saturating_mul(size_of::<T::View<'static>>());
        let fault = if DEPTH == 0 || DEPTH > MOST_LEVELS {
            Some("a depth is at least 1, and at most 16")
        } else if BYTES < A::SHAPE.min_bytes {
            Some(
                "no value of this type fits into so few bytes: write more, as in `max_bytes(1024)`",
            )
        } else if stack > MOST_STACK_BYTES {
            Some("so many levels of this type may take over 64 KiB of the stack: box what is large")
        } else {
            A::SHAPE.fault
        };
        &Shape {
            min_bytes: A::SHAPE.min_bytes,
            max_bytes: BYTES,
            kind: Kind::Nested(A::SHAPE),
            bound: Bound::Depth(DEPTH, BYTES),
            // What lies in the hole, only the payload around it can say.
            heap: A::SHAPE.heap,
            fault,
        }
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

/// A type in itself asks the world nothing: its shape has a fault if a rule in it would, and what is around
/// it can be asked by no world if something of it would.
impl<const DEPTH: u32, const BYTES: usize, R, A: InWorld<W, R>, T, W>
    InWorld<W, Nested<DEPTH, BYTES, R, A>> for T
{
    #[inline]
    fn in_world(&self, _: &W, _: &Caller) -> Result<(), Breach> {
        Ok(())
    }
}
