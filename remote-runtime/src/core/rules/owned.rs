//! `owned`: the id names something of the player's own.

use super::id_check::IdCheck;
use crate::core::breach::{Breach, Class, Rule};
use crate::core::ids::PlayerId;
use crate::core::value::id::{IdRule, Resolves};
use crate::core::value::shape::Bound;
use crate::core::world::Caller;

/// The world is asked ([`Owns`]) whether the thing is the caller's.
#[derive(Debug)]
pub enum Owned {}

impl IdRule for Owned {
    const BOUND: Bound = Bound::Owned;
}

#[diagnostic::do_not_recommend]
impl<I> Resolves<I> for Owned {}

/// A world that can say what belongs to whom.
#[diagnostic::on_unimplemented(
    message = "the world `{Self}` cannot say whose a `{I}` is",
    label = "lacks `remote::Owns<{I}>`",
    note = "`#[owned]` asks the world: write `impl remote::Owns<{I}> for {Self}` with `fn owns(&self, \
            player: PlayerId, id: {I}) -> bool`"
)]
pub trait Owns<I> {
    /// Whether `id` names something that `player` may dispose of now.
    fn owns(&self, player: PlayerId, id: I) -> bool;
}

impl<I, W: Owns<I>> IdCheck<W, I> for Owned {
    #[inline]
    fn check(id: I, world: &W, caller: &Caller) -> Result<(), Breach> {
        if world.owns(caller.player(), id) {
            Ok(())
        } else {
            Err(Breach::new(Rule::Owned, Class::Denied))
        }
    }
}
