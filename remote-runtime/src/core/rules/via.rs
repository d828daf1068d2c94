//! `via`: a type of somebody else's, which travels as a payload of the author's own.

use std::marker::PhantomData;

use crate::core::breach::Breach;
use crate::core::value::ruled::{Payload, Ruled};
use crate::core::value::shape::Shape;
use crate::core::wire::{reader::Reader, writer::Writer};
use crate::core::world::{Caller, InWorld};

/// The value is read and written as a `P`, under all of `P`'s rules, and converted. A value has to
/// come back from its proxy as it was: the world is asked about the proxy that the value makes.
#[derive(Debug)]
pub struct Via<P>(PhantomData<P>);

impl<P, T> Ruled<Via<P>> for T
where
    P: Payload + Into<T> + for<'a> From<&'a T>,
{
    type View<'a> = P::View<'a>;

    const SHAPE: &'static Shape = P::SHAPE;

    #[inline]
    fn verify<'a>(reader: &mut Reader<'a>) -> Result<Self::View<'a>, Breach> {
        P::verify(reader)
    }

    #[inline]
    fn build(view: Self::View<'_>) -> Result<Self, Breach> {
        P::build(view).map(Into::into)
    }

    #[inline]
    fn encode(&self, writer: &mut Writer<'_>) -> Result<(), Breach> {
        P::from(self).encode(writer)
    }
}

impl<W, P, T> InWorld<W, Via<P>> for T
where
    P: Payload + InWorld<W, crate::core::value::ruled::NoRule> + Into<T> + for<'a> From<&'a T>,
{
    fn in_world(&self, world: &W, caller: &Caller) -> Result<(), Breach> {
        P::from(self).in_world(world, caller)
    }
}
