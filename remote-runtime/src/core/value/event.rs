//! Events: payloads that the server sends of its own accord.

use super::ruled::Payload;

#[diagnostic::on_unimplemented(
    message = "the event `{Self}` is no payload",
    label = "derives no `Payload`",
    note = "an event derives both: `#[derive(Payload, Event)]`, or `#[derive(ServerOnly, Event)]`; an id goes into a struct"
)]
/// A payload that may be told.
pub trait Told: Payload {}

#[diagnostic::do_not_recommend]
impl<T: Payload> Told for T {}

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
