//! Events: payloads that the server sends of its own accord.

use super::ruled::Payload;

/// A payload that the server may send: what `#[derive(Event)]` makes of it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no event",
    label = "not an event",
    note = "what the server sends derives both: `#[derive(Payload, Event)]`"
)]
pub trait Event: Payload + Send + 'static {
    /// Its name. It stands for the event in fingerprints, so it is part of the contract.
    const NAME: &'static str;
}
