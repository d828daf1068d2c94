//! What the rules on ids have in common: each asks the world about one number.

use std::time::Duration;

use super::any::Any;
use super::missing::never;
use super::unchecked::{Reason, Unchecked};
use crate::core::breach::Breach;
use crate::core::value::id::{Id, IdRule, Resolved};
use crate::core::world::{Caller, InWorld};

/// A rule on ids of the type `I` that the world `W` can be asked about. What the compiler says where it cannot stands on what
/// each rule asks of the world.
pub trait IdCheck<W, I>: IdRule {
    /// Asks the world.
    fn check(id: I, world: &W, caller: &Caller) -> Result<(), Breach>;
}

impl<W, I: Id, R: IdCheck<W, I>> InWorld<W, Resolved<R>> for I {
    #[inline]
    fn in_world(&self, world: &W, caller: &Caller) -> Result<(), Breach> {
        R::check(self.copied(), world, caller)
    }
}

/// What says `any` no client sends: the form of a parameter is refused where it stands.
impl<W, I: Id> InWorld<W, Any> for I {
    fn in_world(&self, _: &W, _: &Caller) -> Result<(), Breach> {
        Ok(())
    }
}

#[diagnostic::do_not_recommend]
impl<W, I: Id, R: Reason> InWorld<W, Unchecked<R>> for I {
    #[inline]
    fn in_world(&self, _: &W, _: &Caller) -> Result<(), Breach> {
        Ok(())
    }
}

/// What is no id, and is told so where its rule stands: nothing is said about the world on top of it.
macro_rules! no_ids {
    ($($generics:tt $rule:ty: $($type:ty),*;)*) => {
        $($(no_ids!(@one $generics $rule, $type);)*)*
    };
    (@one [$($generics:tt)*] $rule:ty, $type:ty) => {
        impl<W, $($generics)*> InWorld<W, $rule> for $type {
            fn in_world(&self, _: &W, _: &Caller) -> Result<(), Breach> {
                Err(never())
            }
        }
    };
}

no_ids! {
    [R] Resolved<R>:
        u8, u16, u32, u64, u128, i8, i16, i32, i64, i128, f32, f64, bool, char, String, Duration;
    [R, T] Resolved<R>: Vec<T>;
    [] Any: u8, i8, f32, f64, bool, char, String, Duration;
    [T] Any: Vec<T>;
    [R: Reason] Unchecked<R>: u8, i8, bool, char, String, Duration;
    [R: Reason, T] Unchecked<R>: Vec<T>;
}
