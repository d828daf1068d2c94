//! `caller`: the id is the caller's own. It says nothing that the connection has not said; it is
//! there for a payload that carries it anyway.

use super::id_check::IdCheck;
use crate::core::breach::{Breach, Class, Rule};
use crate::core::ids::PlayerId;
use crate::core::value::id::{Id, IdRule, Resolves};
use crate::core::value::number::Integer;
use crate::core::value::shape::Bound;
use crate::core::world::Caller;

/// The id must be the caller's: a `PlayerId`.
#[derive(Debug)]
pub enum OwnId {}

impl IdRule for OwnId {
    const BOUND: Bound = Bound::OwnId;
}

macro_rules! resolves {
    ($($type:ty),*) => {$(
        // Which it resolves the message says.
        #[diagnostic::do_not_recommend]
        impl Resolves<$type> for OwnId {}
    )*};
}

resolves!(PlayerId);
// No ids, and refused for that: once is enough.
resolves!(
    u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize, f32, f64, bool, char, String
);

// Of each id, though none but a `PlayerId` is resolved by it: so that of another one nothing is said about the world, too.
impl<W, I: Id> IdCheck<W, I> for OwnId {
    #[inline]
    fn check(id: I, _: &W, caller: &Caller) -> Result<(), Breach> {
        if id.raw().to_i128() == caller.player().raw().to_i128() {
            Ok(())
        } else {
            Err(Breach::new(Rule::Caller, Class::Denied))
        }
    }
}
