//! The rules on values, one file each: what a type may be under the rule, and what the world has
//! to say about it ([`InWorld`](crate::core::world::InWorld)).
//!
//! A new rule is a marker type here, [`Ruled`](crate::core::value::ruled::Ruled) for the types
//! that it fits, and a [`Bound`](crate::core::value::shape::Bound) that describes it.

pub mod any;
pub mod finite;
pub mod float_within;
mod in_world;
pub mod known;
pub mod near_character;
pub mod within;
