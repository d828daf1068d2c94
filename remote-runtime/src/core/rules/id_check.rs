//! What the rules on ids have in common: each asks the world about one number.

use crate::core::breach::Breach;
use crate::core::value::id::{Id, IdRule};
use crate::core::world::{Caller, InWorld};

/// A rule on ids of the type `I` that the world `W` can be asked about. Rules without it are for
/// what the server sends.
#[diagnostic::on_unimplemented(
    message = "a client cannot send `{I}` under the rule `{Self}`",
    label = "this id is not resolved by the server",
    note = "under `any`, an id goes from the server to clients only; what a client sends needs \
            `known`, `owned` or `target`, and `caller` takes a `PlayerId`"
)]
pub trait IdCheck<W, I>: IdRule {
    /// Asks the world.
    fn check(id: I, world: &W, caller: &Caller) -> Result<(), Breach>;
}

impl<W, I: Id, R: IdCheck<W, I>> InWorld<W, R> for I {
    #[inline]
    fn in_world(&self, world: &W, caller: &Caller) -> Result<(), Breach> {
        R::check(*self, world, caller)
    }
}
