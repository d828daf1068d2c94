//! `near_character`: a place within so many units of the player's own character, by the server's
//! position of it. Implies `finite`.

use super::place::{Placed, placed};
use crate::core::breach::{Breach, Class, Rule};
use crate::core::world::characters::{Characters, is_within};
use crate::core::world::{Caller, InWorld};

/// At most `DISTANCE` units away: the bits of an `f32`.
#[derive(Debug)]
pub enum NearCharacter<const DISTANCE: u32> {}

placed!([const DISTANCE: u32] NearCharacter<DISTANCE>, Bound::NearCharacter(DISTANCE), DISTANCE);

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

impl<W, T, const DISTANCE: u32> InWorld<W, NearCharacter<DISTANCE>> for Option<T>
where
    T: Placed + InWorld<W, NearCharacter<DISTANCE>>,
{
    #[inline]
    fn in_world(&self, world: &W, caller: &Caller) -> Result<(), Breach> {
        self.as_ref().map_or(Ok(()), |value| value.in_world(world, caller))
    }
}
