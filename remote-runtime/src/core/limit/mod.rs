//! How often: a player's meters, what all players share, and what is kept when a player leaves. Limits of addresses live here too.

pub mod address;
pub(crate) mod common;
pub mod limiter;
pub mod player;
pub mod remnants;
