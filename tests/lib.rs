//! What the tests and the arena share: a contract that is written by hand, and a client that sends
//! whatever it is told to.

pub mod by_hand;
pub mod foreign;
