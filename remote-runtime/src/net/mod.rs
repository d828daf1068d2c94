//! The tokio half: it carries bytes and time to the core and back, runs async bodies, and decides
//! nothing.

pub mod client;
mod clock;
mod connection;
mod io;
mod keeper;
mod lane;
pub mod pending;
mod records;
pub mod server;
pub mod transport;
