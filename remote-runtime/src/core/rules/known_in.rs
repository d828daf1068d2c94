//! `known(in = Place)`: the id names something that one place of this world has.

use std::marker::PhantomData;

use super::id_check::IdCheck;
use crate::core::breach::{Breach, Class, Rule};
use crate::core::ids::PlayerId;
use crate::core::value::id::{IdRule, Resolves};
use crate::core::value::shape::{Bound, TypeName};
use crate::core::world::Caller;

/// The id is asked of the world ([`KnowsIn`]) before the body runs: whether the place `P` has it, for
/// this player.
#[derive(Debug)]
pub struct KnownIn<P>(PhantomData<P>);

impl<P> IdRule for KnownIn<P> {
    const BOUND: Bound = Bound::KnownIn(TypeName::of::<P>());
}

#[diagnostic::do_not_recommend]
impl<P, I> Resolves<I> for KnownIn<P> {}

/// A world that can say whether an id names something in one of its places, as this player finds it: an
/// item on the shelf of the shop that he stands in. A place is a type of the author's, which need not hold
/// anything: `enum Shelf {}`.
#[diagnostic::on_unimplemented(
    message = "the world `{Self}` cannot say which `{I}` its `{P}` has",
    label = "lacks `remote::KnowsIn<{P}, {I}>`",
    note = "`#[known(in = {P})]` asks the world: write `impl remote::KnowsIn<{P}, {I}> for {Self}` with `fn \
            knows_in(&self, player: PlayerId, id: {I}) -> bool`"
)]
pub trait KnowsIn<P, I> {
    /// Whether `id` names something in this place now, for `player`.
    fn knows_in(&self, player: PlayerId, id: I) -> bool;
}

impl<P, I, W: KnowsIn<P, I>> IdCheck<W, I> for KnownIn<P> {
    #[inline]
    fn check(id: I, world: &W, caller: &Caller) -> Result<(), Breach> {
        if world.knows_in(caller.player(), id) {
            Ok(())
        } else {
            Err(Breach::new(Rule::Known, Class::Unknown))
        }
    }
}
