//! What a file of a game imports: `use remote::prelude::*;`.

pub use crate::security::{Sample, Verdict};
pub use crate::{
    Authenticator, Caller, Characters, Guest, HasPermissions, Identity, Insecure, Knows, KnowsIn,
    Owns, Permission, Places, PlayerId, Position, Refusal, SendError, Targets, TicketRefused,
    World,
};
#[cfg(feature = "net")]
pub use crate::{CallError, Client, Events, Pending, PolledClient, Server};
pub use crate::{Event, Id, Payload, ServerOnly, remote, remotes};
