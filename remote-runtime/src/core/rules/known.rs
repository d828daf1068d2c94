//! `known`: the id names something that this world has.

use super::id_check::IdCheck;
use crate::core::breach::{Breach, Class, Rule};
use crate::core::value::id::{IdRule, Resolves};
use crate::core::value::shape::Bound;
use crate::core::world::Caller;

/// The id is asked of the world ([`Knows`]) before the body runs.
#[derive(Debug)]
pub enum Known {}

impl IdRule for Known {
    const BOUND: Bound = Bound::Known;
}

#[diagnostic::do_not_recommend]
impl<I> Resolves<I> for Known {}

/// A world that can say whether an id names something.
#[diagnostic::on_unimplemented(
    message = "the world `{Self}` cannot say which `{I}` it knows",
    label = "lacks `remote::Knows<{I}>`",
    note = "`#[known]` asks the world: write `impl remote::Knows<{I}> for {Self}` with `fn knows(&self, \
            id: {I}) -> bool`"
)]
pub trait Knows<I> {
    /// Whether `id` names something in this world now.
    fn knows(&self, id: I) -> bool;
}

impl<I, W: Knows<I>> IdCheck<W, I> for Known {
    #[inline]
    fn check(id: I, world: &W, _: &Caller) -> Result<(), Breach> {
        if world.knows(id) { Ok(()) } else { Err(Breach::new(Rule::Known, Class::Unknown)) }
    }
}
