//! The rules on values, one file each: what a type may be under the rule, and what the world has
//! to say about it ([`InWorld`](crate::core::world::InWorld)).
//!
//! A new rule is a marker type here, [`Ruled`](crate::core::value::ruled::Ruled) for the types
//! that it fits, and a [`Bound`](crate::core::value::shape::Bound) that describes it.

pub mod also;
pub mod any;
pub mod bare;
pub mod finite;
pub mod given;
#[cfg(feature = "glam")]
mod glam;
pub mod id_check;
mod in_world;
pub mod known;
pub mod known_in;
mod misfit;
pub mod missing;
pub mod mistaken;
pub mod near;
pub mod near_character;
pub mod nested;
pub mod norm;
pub mod one_of;
pub mod own_id;
pub mod owned;
pub mod place;
pub mod target;
pub mod unchecked;
pub mod via;
pub mod within;
