//! `#[derive(ServerOnly)]`: a payload that the server sends and no client does: damage, prices, rewards.

/// A world that takes a `P` from a client. There is none.
#[diagnostic::on_unimplemented(
    message = "a client cannot send a `{P}`: it is the server's to say",
    label = "takes it from a client",
    note = "`{P}` derives `ServerOnly`, for what the server works out itself; take what the player wants \
            instead, and work it out in the body"
)]
pub trait TakesServerOnly<P>: sealed::Sealed {}

/// Nobody can make a world one.
mod sealed {
    #[diagnostic::on_unimplemented(
        message = "no world takes from a client what derives `ServerOnly`",
        label = "takes it from a client",
        note = "take what the player wants instead, and work it out in the body"
    )]
    pub trait Sealed {}
}
