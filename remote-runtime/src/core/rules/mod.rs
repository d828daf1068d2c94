//! The rules on values, one file each: what a type may be under the rule, and what the world has
//! to say about it ([`InWorld`](crate::core::world::InWorld)).
//!
//! A new rule is a marker type here, [`Ruled`](crate::core::value::ruled::Ruled) for the types
//! that it fits, and a [`Limit`](crate::core::value::shape::Limit) that describes it.

pub mod any;
pub mod counted;
pub mod fields;
pub mod finite;
pub mod float_within;
pub mod known;
pub mod near_character;
pub mod within;
