//! The game's own side of the guard: the room with its critical section, who is calling (a player, or a guest), and what
//! the world has to say about a value.

mod caller;
pub mod characters;
mod guest;
pub(crate) mod mailbox;
pub(crate) mod outbox;
mod room;

use crate::core::breach::{Breach, Class, Rule};
use crate::core::value::field::Field;

pub(crate) use caller::Standing;
pub use caller::{
    Caller, HasPermissions, HearsCaller, IsPermission, Permission, Permissions, caller, permission,
    permission_of,
};
pub use guest::{Guest, HearsGuest, guest};
pub(crate) use outbox::MAX_SECTION_BYTES;
pub use outbox::{Recipients, SendError};
pub(crate) use room::Panicked;
pub use room::{AfterPanic, Room, World};

/// What a world has to say about a value that travels under the rule `R`. Like
/// [`Ruled`](crate::core::value::ruled::Ruled), it passes through options, boxes, arrays, tuples and collections.
#[diagnostic::on_unimplemented(
    message = "the world `{W}` cannot be asked what a rule asks about `{Self}`",
    label = "`{W}` lacks what this rule asks",
    note = "implement for `{W}` what the rule needs: `remote::Characters` for `near_character`, with `fn \
            position(&self, player: PlayerId) -> Option<[f32; 3]>`; \
            `remote::Knows<Id>` for `known`, `remote::KnowsIn<Place, Id>` for `known(in = Place)`, `remote::Owns<Id>` for `owned`, `remote::Targets<Id>` for \
            `target`, `remote::Places<Id>` for `near` an id"
)]
pub trait InWorld<W, R> {
    /// Asks the world.
    fn in_world(&self, world: &W, caller: &Caller) -> Result<(), Breach>;
}

/// A parameter about which the world `W` can be asked what its rule asks: there is one implementation, for every such.
pub trait Askable<W>: Field<Value: InWorld<W, <Self as Field>::Asked>> {}

impl<W, F: Field<Value: InWorld<W, F::Asked>>> Askable<W> for F {}

/// The same, said by generated code of each parameter where the author wrote it, so that the compiler tells there what the
/// world lacks.
pub trait AnsweredBy<W>: Askable<W> {}

/// Asks the world about the value at `place`, under the rule `R`.
#[inline]
pub fn in_world<R, T: InWorld<W, R>, W>(
    value: &T,
    world: &W,
    caller: &Caller,
    place: usize,
) -> Result<(), Breach> {
    value.in_world(world, caller).map_err(|breach| breach.at(place))
}

#[diagnostic::on_unimplemented(
    message = "a condition says yes or no: it returns `bool`, and this one `{Self}`",
    label = "returns `{Self}`"
)]
/// What a condition says. A trait in the place of `bool`, so that the compiler tells of another type in our words.
pub trait Holds {
    /// Whether it holds.
    fn holds(self) -> bool;
}

impl Holds for bool {
    #[inline]
    fn holds(self) -> bool {
        self
    }
}

/// Holds a condition of the author's own; `number` is its place in the remote's `when(…)`.
#[inline]
pub fn when(condition: impl Holds, number: usize) -> Result<(), Breach> {
    if condition.holds() { Ok(()) } else { Err(Breach::new(Rule::When, Class::Denied).at(number)) }
}
