//! The sans-io half: bytes and `now` go in, events and bytes come out.
//!
//! Nothing here may name tokio, a socket, a clock or a log. Imports point down this list.

pub mod client;
pub mod session;

pub mod guard;

pub mod trust;
pub mod violation;

pub mod limit;
pub mod limits;
pub mod protocol;
pub mod refusal;

pub mod contract;
pub mod rules;
pub mod world;

pub mod value;

pub mod wire;

pub mod breach;
pub mod ids;
pub mod rate;
pub mod time;
