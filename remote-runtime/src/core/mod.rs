//! The sans-io half: bytes and `now` go in, events and bytes come out.
//!
//! Nothing here may name tokio, a socket, a clock or a log. Imports point down this list.

pub mod client;
pub mod session;

pub mod guard;

pub mod contract;
pub mod world;

pub mod limit;
pub mod trust;

pub mod refusal;
pub mod violation;

pub mod rules;
pub mod value;

pub mod wire;

pub mod ids;
pub mod limits;
pub mod time;
