//! `caller`: the id is the caller's own. It says nothing that the connection has not said; it is
//! there for a payload that carries it anyway.

use super::id_check::IdCheck;
use crate::core::breach::{Breach, Class, Rule};
use crate::core::ids::PlayerId;
use crate::core::value::id::IdRule;
use crate::core::value::shape::Bound;
use crate::core::world::Caller;

/// The id must be the caller's: a `PlayerId`.
#[derive(Debug)]
pub enum OwnId {}

impl IdRule for OwnId {
    const BOUND: Bound = Bound::OwnId;
}

impl<W> IdCheck<W, PlayerId> for OwnId {
    #[inline]
    fn check(id: PlayerId, _: &W, caller: &Caller) -> Result<(), Breach> {
        if id == caller.player() { Ok(()) } else { Err(Breach::new(Rule::Caller, Class::Denied)) }
    }
}
