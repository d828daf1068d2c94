//! What a value is on the wire: [`Ruled`](ruled::Ruled) says how a type reads, builds and writes
//! itself under a rule, [`Shape`](shape::Shape) describes it as data, and a
//! [`Breach`](breach::Breach) says which rule was broken where.

pub mod answer;
pub mod breach;
pub mod composite;
pub mod id;
pub mod list;
pub mod map;
pub mod number;
pub mod ruled;
pub mod shape;
pub mod text;
