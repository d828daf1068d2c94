//! The integration tests, as one binary. `support` drives sessions in virtual time; each other
//! file is one topic.

mod support;

mod allocations;
mod bucket;
mod client;
mod encoding;
mod float_bits;
mod foreign;
mod guard_order;
mod naps;
mod probe;
mod rules;
mod server;
mod session;
mod trust;
