//! The integration tests, as one binary. `support` drives sessions in virtual time; each other
//! file is one topic.

// A test reads best with its types and constants where it uses them.
#![allow(clippy::items_after_statements, clippy::similar_names)]

mod support;

mod allocations;
mod attacks;
mod audit;
mod bodies;
mod breadth;
mod bucket;
mod client;
mod config;
mod cooldown;
mod defects;
mod detect;
mod encoding;
mod enforce;
mod events;
mod float_bits;
mod foreign;
mod guard_order;
mod guest;
mod hall;
mod heap;
mod honest;
mod house;
mod listening;
mod macros;
mod naps;
mod near;
mod observing;
mod pacing;
mod probe;
mod rules;
mod server;
mod session;
mod split;
mod store;
mod trust;
mod unreliable;
mod values;
