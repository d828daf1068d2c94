//! Events: payloads that the server sends of its own accord.

use super::ruled::{NoRule, Payload, Ruled, read_whole};
use super::shape::Shape;
use crate::core::breach::Breach;
use crate::core::wire::writer::Writer;

#[diagnostic::on_unimplemented(
    message = "the event `{Self}` is no payload",
    label = "derives no `Payload`",
    note = "an event derives both: `#[derive(Payload, Event)]`, or `#[derive(ServerOnly, Event)]`; an id goes into a struct"
)]
/// A payload that may be told. What it is as one stands here once more, in the place of a supertrait: of several that are
/// missing the compiler names the last.
pub trait Told: Sized {
    /// See [`Ruled::SHAPE`].
    const SHAPE: &'static Shape;

    /// See [`Ruled::encode`].
    fn encode(&self, writer: &mut Writer<'_>) -> Result<(), Breach>;

    /// See [`read_whole`].
    fn read(bytes: &[u8]) -> Result<Self, Breach>;
}

#[diagnostic::do_not_recommend]
impl<T: Payload> Told for T {
    const SHAPE: &'static Shape = <T as Ruled<NoRule>>::SHAPE;

    #[inline]
    fn encode(&self, writer: &mut Writer<'_>) -> Result<(), Breach> {
        Ruled::<NoRule>::encode(self, writer)
    }

    #[inline]
    fn read(bytes: &[u8]) -> Result<Self, Breach> {
        read_whole::<NoRule, T>(bytes)
    }
}

/// A payload that the server may send: what `#[derive(Event)]` makes of it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no event",
    label = "not an event",
    note = "what the server sends derives both: `#[derive(Payload, Event)]`"
)]
pub trait Event: Told + Send + 'static {
    /// Its name. It stands for the event in fingerprints, so it is part of the contract.
    const NAME: &'static str;
}
