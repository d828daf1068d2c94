//! `near_character`: a place within so many units of the player's own character, by the server's
//! position of it. Implies `finite`.

use super::finite::Finite;
use crate::core::breach::{Breach, Class, Rule};
use crate::core::value::composite;
use crate::core::value::ruled::{NoRule, Payload, Ruled};
use crate::core::value::shape::{Bound, Shape};
use crate::core::wire::{reader::Reader, writer::Writer};
use crate::core::world::characters::{Characters, is_within};
use crate::core::world::{Caller, InWorld};

/// At most `DISTANCE` units away: the bits of an `f32`.
#[derive(Debug)]
pub enum NearCharacter<const DISTANCE: u32> {}

#[diagnostic::on_unimplemented(
    message = "`{Self}` is no place that could be near a character",
    label = "no place",
    note = "`near_character` takes `[f32; 3]`, `glam::Vec3` with the feature `glam`, and payloads that implement \
            `remote::Position`"
)]
/// A payload of the author's own that stands for a place, so that it can be `near_character`.
/// `[f32; 3]` and, with the feature `glam`, `Vec3` stand for one already.
pub trait Position: Payload {
    /// The place, in the world's units.
    fn position(&self) -> [f32; 3];
}

/// What stands for a place, and the rule under which it is read.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no place that could be near a character",
    label = "no place",
    note = "`near_character` takes `[f32; 3]`, `glam::Vec3` with the feature `glam`, and payloads \
            that implement `remote::Position`"
)]
pub trait Placed: Ruled<Self::Rule> {
    /// The rule on its numbers.
    type Rule;

    /// The place, in the world's units.
    fn place(&self) -> [f32; 3];
}

impl<T: Position> Placed for T {
    type Rule = NoRule;

    #[inline]
    fn place(&self) -> [f32; 3] {
        self.position()
    }
}

impl Placed for [f32; 3] {
    type Rule = Finite;

    #[inline]
    fn place(&self) -> Self {
        *self
    }
}

impl<T: Placed, const DISTANCE: u32> Ruled<NearCharacter<DISTANCE>> for T {
    type View<'a> = T::View<'a>;

    const SHAPE: &'static Shape = {
        let distance = f32::from_bits(DISTANCE);
        let is_distance = distance.is_finite() && distance > 0.0;
        let fault =
            if is_distance { T::SHAPE.fault } else { Some("a distance is finite, and above 0") };
        &Shape {
            min_bytes: T::SHAPE.min_bytes,
            max_bytes: T::SHAPE.max_bytes,
            kind: T::SHAPE.kind,
            bound: Bound::NearCharacter(DISTANCE),
            heap: T::SHAPE.heap,
            fault,
        }
    };

    #[inline]
    fn verify<'a>(reader: &mut Reader<'a>) -> Result<Self::View<'a>, Breach> {
        T::verify(reader)
    }

    #[inline]
    fn build(view: Self::View<'_>) -> Result<Self, Breach> {
        T::build(view)
    }

    #[inline]
    fn encode(&self, writer: &mut Writer<'_>) -> Result<(), Breach> {
        T::encode(self, writer)
    }
}

impl<W, T, const DISTANCE: u32> InWorld<W, NearCharacter<DISTANCE>> for T
where
    W: Characters,
    T: Placed + InWorld<W, T::Rule>,
{
    #[inline]
    fn in_world(&self, world: &W, caller: &Caller) -> Result<(), Breach> {
        // A place of the author's own may hold more than numbers.
        InWorld::<W, T::Rule>::in_world(self, world, caller)?;
        // A character at NaN is nowhere, and that is no fault of the player's.
        let character = world.position(caller.player());
        let Some(character) = character.filter(|place| place.iter().all(|x| x.is_finite())) else {
            return Err(Breach::new(Rule::NearCharacter, Class::Absent));
        };
        if is_within(self.place(), character, f32::from_bits(DISTANCE)) {
            Ok(())
        } else {
            Err(Breach::new(Rule::NearCharacter, Class::TooFar))
        }
    }
}

// Not passed on like other rules: a box of an author's own place could be a place itself.
impl<T: Placed, const DISTANCE: u32> Ruled<NearCharacter<DISTANCE>> for Option<T> {
    type View<'a> = Option<T::View<'a>>;

    const SHAPE: &'static Shape = &Shape::optional(<T as Ruled<NearCharacter<DISTANCE>>>::SHAPE);

    #[inline]
    fn verify<'a>(reader: &mut Reader<'a>) -> Result<Self::View<'a>, Breach> {
        composite::verify_option(reader, <T as Ruled<NearCharacter<DISTANCE>>>::verify)
    }

    #[inline]
    fn build(view: Self::View<'_>) -> Result<Self, Breach> {
        view.map(<T as Ruled<NearCharacter<DISTANCE>>>::build).transpose()
    }

    #[inline]
    fn encode(&self, writer: &mut Writer<'_>) -> Result<(), Breach> {
        composite::encode_option(self.as_ref(), writer, |value, writer| {
            <T as Ruled<NearCharacter<DISTANCE>>>::encode(value, writer)
        })
    }
}

impl<W, T, const DISTANCE: u32> InWorld<W, NearCharacter<DISTANCE>> for Option<T>
where
    T: Placed + InWorld<W, NearCharacter<DISTANCE>>,
{
    #[inline]
    fn in_world(&self, world: &W, caller: &Caller) -> Result<(), Breach> {
        self.as_ref().map_or(Ok(()), |value| value.in_world(world, caller))
    }
}
