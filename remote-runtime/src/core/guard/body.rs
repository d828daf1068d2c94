//! What generated code implements for a remote on the server: its conditions, and the author's
//! function. The rules of the world on the parameters are asked by the guard itself, so that
//! nobody can leave them out.

use std::future::Future;

use super::admitted::Admitted;
use crate::core::breach::Breach;
use crate::core::contract::remote::Remote;
use crate::core::world::{Caller, InWorld, World};

/// A world that can answer whatever the rules on the parameters of `R` ask. There is one
/// implementation, for every such world, so no world can put its own in place of the checks.
#[diagnostic::on_unimplemented(
    message = "the world `{Self}` cannot answer what this remote's rules ask",
    label = "lacks what a rule asks"
)]
pub trait Asks<R: Remote> {
    /// Asks the world about all parameters.
    fn ask(&self, args: &R::Args, caller: &Caller) -> Result<(), Breach>;
}

#[diagnostic::do_not_recommend]
impl<W, R: Remote<Args: InWorld<W, R::Rules>>> Asks<R> for W {
    #[inline]
    fn ask(&self, args: &R::Args, caller: &Caller) -> Result<(), Breach> {
        args.in_world(self, caller)
    }
}

/// A remote whose body runs in the room's critical section, together with its world checks.
pub trait Body<W: Asks<Self>>: Remote + Sized {
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
pub trait AsyncBody<W: Asks<Self>>: Remote + Sized {
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
