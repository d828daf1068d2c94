//! What generated code implements for a remote on the server: its conditions, and the author's
//! function. The rules of the world on the parameters are asked by the guard itself, so that
//! nobody can leave them out.

use std::future::Future;

use super::admitted::Admitted;
use crate::core::breach::Breach;
use crate::core::contract::remote::Remote;
use crate::core::world::{Caller, Guest, InWorld, World};

/// A world that can answer whatever the rules on the parameters of `R` ask. There is one
/// implementation, for every such world, so no world can put its own in place of the checks. A trait
/// of remotes has it as a supertrait.
#[diagnostic::on_unimplemented(
    message = "the world `{Self}` lacks what the rules of this contract ask of it",
    label = "lacks what a rule asks",
    note = "the help names the trait: `remote::Knows<Id>` for `known`, with `fn knows(&self, id: Id) -> bool`; \
            `remote::KnowsIn<Place, Id>` for `known(in = Place)`, with `fn knows_in(&self, player: PlayerId, id: Id) -> bool`; \
            `remote::Owns<Id>` for `owned`, with `fn owns(&self, player: PlayerId, id: Id) -> bool`; `remote::Targets<Id>` for \
            `target`, with `fn may_target(&self, caller: &Caller, target: Id) -> bool`; `remote::Places<Id>` for `near` an id, with \
            `fn place(&self, id: Id) -> Option<[f32; 3]>`; `remote::Characters` for `near_character`, \
            with `fn position(&self, player: PlayerId) -> Option<[f32; 3]>`"
)]
pub trait Asks<R: Remote>: sealed::Answers<R> {
    /// Asks the world about all parameters. No method, and of a name that no author gives: it is in the
    /// scope of his contract.
    #[doc(hidden)]
    fn __asks(world: &Self, args: &R::Args, caller: &Caller) -> Result<(), Breach>;
}

impl<W, R: Remote<Args: InWorld<W, R::Rules>>> Asks<R> for W {
    #[inline]
    fn __asks(world: &Self, args: &R::Args, caller: &Caller) -> Result<(), Breach> {
        args.in_world(world, caller)
    }
}

mod sealed {
    use crate::core::contract::remote::Remote;
    use crate::core::world::InWorld;

    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot say itself what the rules ask of it: the guard asks",
        label = "not the world's to say",
        note = "a world has what each rule asks, and no more: `impl remote::Knows<Id>` for `known`, `remote::Owns<Id>` for `owned`, \
                `remote::Characters` for `near_character`"
    )]
    /// Has no name outside: a world that cannot answer cannot say that it does.
    pub trait Answers<R> {}

    #[diagnostic::do_not_recommend]
    impl<W, R: Remote<Args: InWorld<W, R::Rules>>> Answers<R> for W {}

    /// The same of a remote.
    pub trait Asked<W> {}

    #[diagnostic::do_not_recommend]
    impl<W: super::Asks<R>, R: Remote> Asked<W> for R {}
}

/// The same, said of the remote: its rules can be asked of the world `W`.
pub trait AskedOf<W>: Remote + Sized + sealed::Asked<W> {
    /// Asks the world about all parameters.
    fn ask(args: &Self::Args, world: &W, caller: &Caller) -> Result<(), Breach>;
}

impl<W: Asks<R>, R: Remote> AskedOf<W> for R {
    #[inline]
    fn ask(args: &Self::Args, world: &W, caller: &Caller) -> Result<(), Breach> {
        W::__asks(world, args, caller)
    }
}

/// A remote whose body runs in the room's critical section, together with its world checks.
pub trait Body<W>: AskedOf<W> {
    /// The author's own conditions; none unless it says so.
    fn when(args: &Self::Args, world: &W, caller: &Caller) -> Result<(), Breach> {
        let _ = (args, world, caller);
        Ok(())
    }

    /// The author's function.
    fn run(args: Admitted<Self::Args>, world: &mut W, caller: &Caller) -> Self::Return;
}

/// A remote whose body is async: its world checks run in a critical section of their own, and it
/// enters the world through a handle. What it takes goes to a task of its own.
pub trait AsyncBody<W>: AskedOf<W> + Remote<Args: Send> {
    /// The author's own conditions; none unless it says so.
    fn when(args: &Self::Args, world: &W, caller: &Caller) -> Result<(), Breach> {
        let _ = (args, world, caller);
        Ok(())
    }

    /// The author's function.
    fn run(
        args: Admitted<Self::Args>,
        world: World<W>,
        caller: Caller,
    ) -> impl Future<Output = Self::Return> + Send;
}

/// A remote for guests, whose body runs in the room's critical section. The world is asked nothing about its parameters:
/// a form in which some rule asks is refused where it stands
/// ([`guest_parameter_fits`](crate::core::contract::remote::guest_parameter_fits)), and once more when a table is mounted.
pub trait GuestBody<W>: Remote {
    /// The author's own conditions; none unless it says so.
    fn when(args: &Self::Args, world: &W, guest: &Guest) -> Result<(), Breach> {
        let _ = (args, world, guest);
        Ok(())
    }

    /// The author's function.
    fn run(args: Admitted<Self::Args>, world: &mut W, guest: &Guest) -> Self::Return;
}
