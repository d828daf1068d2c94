//! How often: rates, the bucket that judges them, a player's buckets, and what is kept of them
//! when the player leaves. Limits of addresses live here too.

pub mod address;
pub mod bucket;
pub(crate) mod common;
pub mod limiter;
pub(crate) mod meter;
pub mod player;
pub mod remnants;
