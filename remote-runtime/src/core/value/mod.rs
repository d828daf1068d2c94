//! What a value is on the wire: [`Ruled`](ruled::Ruled) says how a type reads, builds and writes
//! itself under a rule, [`Shape`](shape::Shape) describes it as data, and an
//! [`Explained`](explained::Explained) breach names the place.

pub mod answer;
pub mod bound;
pub mod composite;
pub mod counted;
pub mod derived;
pub(crate) mod duration;
pub mod event;
pub mod explained;
pub mod field;
pub mod fields;
pub mod heap;
pub mod holds;
pub mod id;
pub mod key;
pub mod list;
pub mod map;
pub mod number;
pub mod pick;
pub mod ring;
mod rising;
pub mod ruled;
pub mod set;
pub mod shape;
pub mod suits;
pub mod text;
pub(crate) mod told;
