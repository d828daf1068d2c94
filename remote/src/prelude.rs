//! What a file of a game imports: `use remote::prelude::*;`.

pub use crate::{
    Authenticator, Caller, Characters, Identity, Insecure, Knows, PlayerId, Refusal, World,
};
#[cfg(feature = "net")]
pub use crate::{CallError, Client, Pending, Server};
