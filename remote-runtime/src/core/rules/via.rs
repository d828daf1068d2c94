//! `via`: a type of somebody else's, which travels as a payload of the author's own.

use std::marker::PhantomData;

use crate::core::breach::Breach;
use crate::core::value::holds::Indirect;
use crate::core::value::ruled::{Payload, Ruled};
use crate::core::value::shape::Shape;
use crate::core::wire::{reader::Reader, writer::Writer};
use crate::core::world::{Caller, InWorld};

#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be made of `&{T}`",
    label = "cannot stand for `{T}`",
    note = "write `impl From<&{T}> for {Self}`: of a reference, for what is sent is still the sender's"
)]
/// What a `T` is told by: the way there.
pub trait MadeOf<T> {
    /// What stands for this value.
    fn made_of(value: &T) -> Self;
}

#[diagnostic::do_not_recommend]
impl<P: for<'a> From<&'a T>, T> MadeOf<T> for P {
    #[inline]
    fn made_of(value: &T) -> P {
        value.into()
    }
}

#[diagnostic::on_unimplemented(
    message = "`{T}` cannot be made of `{Self}`",
    label = "cannot stand for `{T}`",
    note = "write `impl From<{Self}> for {T}`; what may fail, a `check` on `{Self}` refuses before"
)]
/// What a `T` is made of again: the way back.
pub trait MakesAgain<T> {
    /// The value for which this stands.
    fn make_again(self) -> T;
}

#[diagnostic::do_not_recommend]
impl<P: Into<T>, T> MakesAgain<T> for P {
    #[inline]
    fn make_again(self) -> T {
        self.into()
    }
}

/// The value is read and written as a `P`, under all of `P`'s rules, and converted. A value has to
/// come back from its proxy as it was: the world is asked about the proxy that the value makes.
#[derive(Debug)]
pub struct Via<P>(PhantomData<P>);

impl<P, T> Ruled<Via<P>> for T
where
    P: Payload + MakesAgain<T> + MadeOf<T>,
{
    type View<'a> = P::View<'a>;
    type Holds = Indirect<P::Holds>;

    const SHAPE: &'static Shape = P::SHAPE;

    #[inline]
    fn verify<'a>(reader: &mut Reader<'a>) -> Result<Self::View<'a>, Breach> {
        P::verify(reader)
    }

    #[inline]
    fn build(view: Self::View<'_>) -> Result<Self, Breach> {
        P::build(view).map(P::make_again)
    }

    #[inline]
    fn encode(&self, writer: &mut Writer<'_>) -> Result<(), Breach> {
        P::made_of(self).encode(writer)
    }
}

impl<W, P, T> InWorld<W, Via<P>> for T
where
    P: Payload + InWorld<W, crate::core::value::ruled::NoRule> + MadeOf<T>,
{
    fn in_world(&self, world: &W, caller: &Caller) -> Result<(), Breach> {
        P::made_of(self).in_world(world, caller)
    }
}
