//! `near(field, d)`: a place within so many units of what another field of the same payload says: of the place there, or
//! of what the id there names, by the server's position of it. Implies `finite`.

use std::marker::PhantomData;

use super::also::Also;
use super::place::{Placed, placed};
use crate::core::breach::{Breach, Class, Rule};
use crate::core::ids::PlayerId;
use crate::core::value::field::Field;
use crate::core::value::id::{Id, IsId, IsPayload, PayloadOrId};
use crate::core::world::characters::{Characters, is_within};
use crate::core::world::{Caller, InWorld};

/// Near what `S` says.
#[derive(Debug)]
pub struct Near<S>(PhantomData<S>);

/// What a place has to be near to.
pub trait Spot {
    /// The other field.
    const FIELD: &'static str;
    /// At most so many units away: the bits of an `f32`.
    const DISTANCE: u32;
}

/// A rule that names a spot.
pub trait HasSpot {
    /// Which.
    type Spot: Spot;
}

impl<S: Spot> HasSpot for Near<S> {
    type Spot = S;
}

impl<R: HasSpot, C> HasSpot for Also<R, C> {
    type Spot = R::Spot;
}

placed!([S: Spot] Near<S>, Bound::Near(S::FIELD, S::DISTANCE), S::DISTANCE);

/// A place of the author's own may hold more than numbers. How near it is, the payload asks, which has the other field.
impl<W, S: Spot, T: Placed + InWorld<W, T::Rule>> InWorld<W, Near<S>> for T {
    #[inline]
    fn in_world(&self, world: &W, caller: &Caller) -> Result<(), Breach> {
        InWorld::<W, T::Rule>::in_world(self, world, caller)
    }
}

impl<W, S: Spot, T: Placed + InWorld<W, Near<S>>> InWorld<W, Near<S>> for Option<T> {
    #[inline]
    fn in_world(&self, world: &W, caller: &Caller) -> Result<(), Breach> {
        self.as_ref().map_or(Ok(()), |value| value.in_world(world, caller))
    }
}

/// A place, or none. Of a world, though it asks nothing of one: so what is no place is told at its rule alone.
pub trait MaybePlaced<W> {
    /// The place, in the world's units.
    fn maybe_place(&self) -> Option<[f32; 3]>;
}

impl<W, T: Placed> MaybePlaced<W> for T {
    #[inline]
    fn maybe_place(&self) -> Option<[f32; 3]> {
        Some(self.place())
    }
}

impl<W, T: Placed> MaybePlaced<W> for Option<T> {
    #[inline]
    fn maybe_place(&self) -> Option<[f32; 3]> {
        self.as_ref().map(Placed::place)
    }
}

/// A world in which what an id names has a place. Of a `PlayerId`, every world with [`Characters`] knows it.
#[diagnostic::on_unimplemented(
    message = "the world `{Self}` cannot say where a thing is by its `{I}`",
    label = "lacks `remote::Places<{I}>`",
    note = "`#[near(…)]` asks the world where the thing is that an id names: write `impl remote::Places<{I}> for {Self}` with \
            `fn place(&self, id: {I}) -> Option<[f32; 3]>`"
)]
pub trait Places<I> {
    /// Where it is, in the world's units; `None` while it is nowhere, which refuses everything that has to be near it.
    fn place(&self, id: I) -> Option<[f32; 3]>;
}

impl<W: Characters> Places<PlayerId> for W {
    #[inline]
    fn place(&self, id: PlayerId) -> Option<[f32; 3]> {
        self.position(id)
    }
}

/// What something can be near to: a place, an id, or an option of one.
#[diagnostic::on_unimplemented(
    message = "nothing can be near a `{Self}`: it is no place, and no id of something that has one",
    label = "named by `near`",
    note = "`near(field, 5)` takes a field of the same payload that is a place (`[f32; 3]`, `glam::Vec3`, a payload that \
            implements `remote::Position`) or an id, of which the world says where it is (`remote::Places<Id>`)"
)]
pub trait Whereabouts: PayloadOrId {}

#[diagnostic::do_not_recommend]
impl<T: PayloadOrId + WhereaboutsAs<T::Is>> Whereabouts for T {}

/// The same, of the one or the other.
#[doc(hidden)]
pub trait WhereaboutsAs<Is> {}

impl<T: Id> WhereaboutsAs<IsId> for T {}
impl<T: Placed> WhereaboutsAs<IsPayload> for T {}
impl<T: Whereabouts> WhereaboutsAs<IsPayload> for Option<T> {}

/// Holds the other field against what something can be near to.
pub const fn is_somewhere<T: Whereabouts + ?Sized>() {}

/// The world can say where it is. What it lacks is told by [`Places`], and where an id stands in an option, by
/// [`SomewhereAs`].
pub trait Somewhere<W>: PayloadOrId {
    /// Its place; `None` where it has none.
    fn somewhere(&self, world: &W) -> Option<[f32; 3]>;
}

impl<W, T: PayloadOrId + SomewhereAs<W, T::Is>> Somewhere<W> for T {
    #[inline]
    fn somewhere(&self, world: &W) -> Option<[f32; 3]> {
        self.somewhere_as(world)
    }
}

/// The same, of the one or the other.
#[diagnostic::on_unimplemented(
    message = "the world `{W}` cannot say where a `{Self}` is",
    label = "`{W}` lacks what `near` asks",
    note = "`#[near(…)]` asks the world where the thing is that an id names: write `impl remote::Places<Id> for {W}`, for that \
            id, with `fn place(&self, id: Id) -> Option<[f32; 3]>`; for a `PlayerId`, `impl remote::Characters for {W}` with `fn \
            position(&self, player: PlayerId) -> Option<[f32; 3]>`"
)]
#[doc(hidden)]
pub trait SomewhereAs<W, Is> {
    /// Its place.
    fn somewhere_as(&self, world: &W) -> Option<[f32; 3]>;
}

impl<W: Places<I>, I: Id> SomewhereAs<W, IsId> for I {
    #[inline]
    fn somewhere_as(&self, world: &W) -> Option<[f32; 3]> {
        world.place(self.copied())
    }
}

#[diagnostic::do_not_recommend]
impl<W, T: Placed> SomewhereAs<W, IsPayload> for T {
    #[inline]
    fn somewhere_as(&self, _: &W) -> Option<[f32; 3]> {
        Some(self.place())
    }
}

#[diagnostic::do_not_recommend]
impl<W, T: Somewhere<W>> SomewhereAs<W, IsPayload> for Option<T> {
    #[inline]
    fn somewhere_as(&self, world: &W) -> Option<[f32; 3]> {
        self.as_ref().and_then(|there| there.somewhere(world))
    }
}

/// Holds the place of the field `F`, the one of this number, against what it has to be near to.
#[inline]
pub fn near<F: Field<Value: MaybePlaced<W>, Rule: HasSpot>, O: Somewhere<W>, W>(
    here: &F::Value,
    other: &O,
    world: &W,
    number: usize,
) -> Result<(), Breach> {
    let Some(here) = here.maybe_place() else { return Ok(()) };
    let refuse = |class| Err(Breach::new(Rule::Near, class).at(number));
    // What is at NaN is nowhere, and that is no fault of the player's.
    let there = other.somewhere(world).filter(|place| place.iter().all(|x| x.is_finite()));
    match there {
        None => refuse(Class::Absent),
        Some(there)
            if is_within(here, there, f32::from_bits(<F::Rule as HasSpot>::Spot::DISTANCE)) =>
        {
            Ok(())
        }
        Some(_) => refuse(Class::TooFar),
    }
}
