//! What generated code implements for a remote on the server: its conditions, and the author's
//! function. The rules of the world on the parameters are asked by the guard itself, so that
//! nobody can leave them out.

use std::future::Future;

use super::admitted::Admitted;
use crate::core::breach::Breach;
use crate::core::contract::remote::Remote;
use crate::core::world::{Caller, InWorld, World};

/// A world that can answer whatever the rules on the parameters of `R` ask. There is one
/// implementation, for every such world, so no world can put its own in place of the checks. A trait
/// of remotes has it as a supertrait.
#[diagnostic::on_unimplemented(
    message = "the world `{Self}` lacks what the rules of this contract ask of it",
    label = "lacks what a rule asks; the help below names the trait"
)]
pub trait Asks<R: Remote> {
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

/// The same, said of the remote: its rules can be asked of the world `W`.
pub trait AskedOf<W>: Remote + Sized {
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
/// enters the world through a handle.
pub trait AsyncBody<W>: AskedOf<W> {
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
