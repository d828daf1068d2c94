//! Where characters are: what rules and events on distance ask a world.

use crate::core::ids::PlayerId;

/// A world in which players have characters at places.
#[diagnostic::on_unimplemented(
    message = "the world `{Self}` cannot say where a player's character is",
    label = "lacks `remote::Characters`",
    note = "`#[near_character]`, `near` a `PlayerId` and `send_near` ask the world: write `impl remote::Characters for {Self}` with `fn \
            position(&self, player: PlayerId) -> Option<[f32; 3]>`"
)]
pub trait Characters {
    /// Where the character of `player` is, in the world's units; `None` while it has none, which
    /// refuses everything that has to be near it.
    fn position(&self, player: PlayerId) -> Option<[f32; 3]>;
}

/// Whether two places are at most so far apart. In `f64`, so that no coordinate can overflow; a NaN,
/// the world's own or not, is near nothing.
pub(crate) fn is_within(here: [f32; 3], there: [f32; 3], distance: f32) -> bool {
    let squared: f64 = here
        .iter()
        .zip(there)
        .map(|(here, there)| (f64::from(*here) - f64::from(there)).powi(2))
        .sum();
    squared <= f64::from(distance).powi(2)
}
