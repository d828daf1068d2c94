//! Everything that has to happen before a body runs, cheapest first:
//!
//! | # | step | where |
//! |---|---|---|
//! | 1 | header | `wire::frame` finds it |
//! | 2–5 | session, budget, lookup, length | `arrival`, from the header alone |
//! | 6–7 | rate, permission | `arrival`, when the frame is whole; that a remote is for guests, or for players, before the rate |
//! | 8–9 | verify, build | [`serve`], generic over the remote |
//! | 10–11 | world, body | [`serve`], in the room's critical section |
//!
//! Only [`serve`] can make an [`Admitted`](admitted::Admitted), and only an `Admitted` reaches a
//! body.

pub mod admitted;
pub(crate) mod arrival;
pub mod body;
pub mod mounted;
pub(crate) mod negotiated;
pub(crate) mod observed;
pub mod serve;
pub mod table;
