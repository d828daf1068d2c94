//! The runtime of `remote`. Authors use it through the crate `remote`, which gives it names.
//!
//! Read it in the order in which a frame travels:
//!
//! 1. [`core::wire`]: bytes become numbers and frames, and nothing is read past its end;
//! 2. [`core::session`]: a connection's state; frames in, frames out, `now` as a parameter;
//! 3. [`core::guard`]: everything that has to happen before a body runs;
//! 4. [`core::value`] and [`core::rules`]: what a value may be;
//! 5. [`core::contract`]: what a game declares: remotes, rates, tables;
//! 6. [`core::limit`] and [`core::trust`]: what a player may still do, and what we think of him;
//! 7. [`core::client`]: the other end of the same wire;
//! 8. `net`: tokio carries the bytes and decides nothing (behind the feature `net`);
//! 9. `observe`: what is recorded, told (behind the features `tracing` and `metrics`);
//! 10. `store`: what outlives the server; `config`: `security.toml`;
//! 11. `audit`: what a client can do to a server, read from the contracts (behind the feature `audit`).
//!
//! `core` reads no clock, opens no socket, spawns nothing and logs nothing.
// Nothing that a peer can reach may panic: these are errors here, not warnings.
#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

#[cfg(feature = "audit")]
pub mod audit;
#[cfg(feature = "net")]
pub mod config;
pub mod core;
#[cfg(feature = "net")]
pub mod net;
#[cfg(feature = "net")]
mod observe;
#[cfg(feature = "net")]
pub mod store;
