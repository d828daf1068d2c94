//! The sans-io half: bytes and `now` go in, events and bytes come out.
//!
//! Nothing here may name tokio, a socket, a clock or a log. Imports point down the code map of
//! ARCHITECTURE.md; a test holds them to it.

pub mod client;
pub mod session;

pub mod enforce;
pub mod guard;
pub mod limit;
pub mod limits;
pub mod trust;
pub mod violation;

pub mod contract;
pub mod protocol;
pub mod refusal;

pub mod detect;
pub mod rules;
pub mod value;
pub mod world;

pub mod breach;
pub mod ids;
pub mod meter;
pub mod mode;
pub mod rate;
pub mod time;
pub mod wire;
