//! `near_character`: a place within so many units of the player's own character, by the server's
//! position of it. Implies `finite`.

use super::finite::Finite;
use crate::core::breach::{Breach, Class, Rule};
use crate::core::ids::PlayerId;
use crate::core::value::ruled::Ruled;
use crate::core::value::shape::{Bound, Shape};
use crate::core::wire::{reader::Reader, writer::Writer};
use crate::core::world::{Caller, InWorld};

/// At most `DISTANCE` units away: the bits of an `f32`.
#[derive(Debug)]
pub enum NearCharacter<const DISTANCE: u32> {}

/// A world in which players have characters at places.
#[diagnostic::on_unimplemented(
    message = "the world `{Self}` cannot say where a player's character is",
    note = "`#[near_character]` asks the world: implement `remote::Characters` for `{Self}` with \
            `fn position(&self, player: PlayerId) -> Option<[f32; 3]>`"
)]
pub trait Characters {
    /// Where the character of `player` is, in the world's units; `None` while it has none, which
    /// refuses everything that has to be near it.
    fn position(&self, player: PlayerId) -> Option<[f32; 3]>;
}

impl<const DISTANCE: u32> Ruled<NearCharacter<DISTANCE>> for [f32; 3] {
    type View<'a> = Self;

    const SHAPE: &'static Shape = {
        let distance = f32::from_bits(DISTANCE);
        assert!(distance.is_finite() && distance > 0.0, "the distance is no positive number");
        let Shape { min_bytes, max_bytes, .. } = *<Self as Ruled<Finite>>::SHAPE;
        &Shape {
            min_bytes,
            max_bytes,
            kind: crate::core::value::shape::Kind::Array(<f32 as Ruled<Finite>>::SHAPE, 3),
            bound: Bound::NearCharacter(DISTANCE),
        }
    };

    #[inline]
    fn verify(reader: &mut Reader<'_>) -> Result<Self, Breach> {
        <Self as Ruled<Finite>>::verify(reader)
    }

    #[inline]
    fn build(view: Self) -> Result<Self, Breach> {
        Ok(view)
    }

    #[inline]
    fn encode(&self, writer: &mut Writer<'_>) -> Result<(), Breach> {
        <Self as Ruled<Finite>>::encode(self, writer)
    }
}

impl<W: Characters, const DISTANCE: u32> InWorld<W, NearCharacter<DISTANCE>> for [f32; 3] {
    fn in_world(&self, world: &W, caller: &Caller) -> Result<(), Breach> {
        let Some(character) = world.position(caller.player()) else {
            return Err(Breach::new(Rule::NearCharacter, Class::Absent));
        };
        // In f64, so that no coordinate can overflow; a NaN of the world's own fails the
        // comparison, which is positive.
        let squared: f64 = self
            .iter()
            .zip(character)
            .map(|(here, there)| (f64::from(*here) - f64::from(there)).powi(2))
            .sum();
        if squared <= f64::from(f32::from_bits(DISTANCE)).powi(2) {
            Ok(())
        } else {
            Err(Breach::new(Rule::NearCharacter, Class::TooFar))
        }
    }
}
