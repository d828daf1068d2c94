//! What generated code implements for a remote on the server: its conditions, and the author's
//! function. The rules of the world on the parameters are asked by the guard itself, so that
//! nobody can leave them out.

use std::future::Future;

use super::admitted::Admitted;
use crate::core::breach::Breach;
use crate::core::contract::remote::Remote;
use crate::core::world::{Caller, InWorld, World};

/// A remote whose body runs in the room's critical section, together with its world checks.
pub trait Body<W>: Remote<Args: InWorld<W, Self::Rules>> {
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
pub trait AsyncBody<W>: Remote<Args: InWorld<W, Self::Rules>> {
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
