//! What the tests and the arena share: one contract, written by hand and by macros, and a client that
//! sends whatever it is told to.

pub mod by_hand;
pub mod by_macro;
pub mod foreign;
pub mod market;
