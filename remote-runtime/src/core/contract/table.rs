//! The contract that client and server share: a name, and the remotes under it.

use super::event::EventSchema;
use super::remote::RemoteSchema;

/// A name and the remotes under it, in their order. Their order is their numbering.
#[derive(Debug)]
pub struct Contract {
    /// The name of the table.
    pub name: &'static str,
    /// Its remotes.
    pub remotes: &'static [RemoteSchema],
    /// What the server sends beside answers.
    pub events: &'static [EventSchema],
}
