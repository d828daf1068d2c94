//! `target`: the id names somebody, or something, that the caller may act upon.

use super::id_check::IdCheck;
use crate::core::breach::{Breach, Class, Rule};
use crate::core::value::id::{IdRule, Resolves};
use crate::core::value::shape::Bound;
use crate::core::world::Caller;

/// The world is asked ([`Targets`]) whether the caller may act upon it.
#[derive(Debug)]
pub enum Target {}

impl IdRule for Target {
    const BOUND: Bound = Bound::Target;
}

#[diagnostic::do_not_recommend]
impl<I> Resolves<I> for Target {}

/// A world that can say who may be acted upon by whom: not the dead, not the allied, not those under
/// protection.
#[diagnostic::on_unimplemented(
    message = "the world `{Self}` cannot say which `{I}` may be acted upon",
    label = "lacks `remote::Targets<{I}>`",
    note = "`#[target]` asks the world: write `impl remote::Targets<{I}> for {Self}` with `fn \
            may_target(&self, caller: &Caller, target: {I}) -> bool`"
)]
pub trait Targets<I> {
    /// Whether `caller` may act upon `target` now.
    fn may_target(&self, caller: &Caller, target: I) -> bool;
}

impl<I, W: Targets<I>> IdCheck<W, I> for Target {
    #[inline]
    fn check(id: I, world: &W, caller: &Caller) -> Result<(), Breach> {
        if world.may_target(caller, id) {
            Ok(())
        } else {
            Err(Breach::new(Rule::Target, Class::Denied))
        }
    }
}
