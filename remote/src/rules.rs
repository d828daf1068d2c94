//! The rules by their names as types: for the where clause of a payload with a type parameter, which says what that has to
//! be under the rule of its field.
//!
//! ```
//! use remote::prelude::*;
//! use remote::rules::{Finite, Known, Range, Ruled};
//!
//! /// So many of something that the world knows.
//! #[derive(Debug, PartialEq, Payload)]
//! pub struct Stack<I>
//! where
//!     I: Ruled<Known>,
//! {
//!     #[known]
//!     pub item: I,
//!     #[range(1..=64)]
//!     pub count: u8,
//! }
//!
//! /// From one place to another, in whatever floats.
//! #[derive(Debug, PartialEq, Payload)]
//! pub struct Way<T: Ruled<Finite>> {
//!     #[finite]
//!     pub from: T,
//!     #[finite]
//!     pub to: T,
//! }
//!
//! /// A die of any whole number.
//! #[derive(Debug, PartialEq, Payload)]
//! pub struct Throw<T, const N: usize>
//! where
//!     T: Ruled<Range<1, 6>>,
//! {
//!     #[range(1..=6)]
//!     pub dice: [T; N],
//! }
//!
//! #[derive(Debug, Clone, Copy, PartialEq, Id)]
//! pub struct ItemId(u32);
//!
//! struct Game;
//!
//! impl Knows<ItemId> for Game {
//!     fn knows(&self, id: ItemId) -> bool {
//!         id == ItemId(7)
//!     }
//! }
//!
//! // A world that lacks what a rule asks about the type that is put in, and a payload that gets too large by
//! // it, are errors here, where a remote uses them.
//! #[remotes(game)]
//! impl Game {
//!     #[remote(rate = "5/s")]
//!     fn drop_all(&mut self, _caller: &Caller, stack: Stack<ItemId>, way: Way<[f32; 3]>, throw: Throw<u16, 2>) {
//!         let _ = (stack.item, way.to, throw.dice);
//!     }
//! }
//! # fn main() {}
//! ```
//!
//! A type parameter that needs no rule of its own is bounded by [`Payload`](trait@crate::Payload) alone.

pub use remote_runtime::core::rules::any::Any;
pub use remote_runtime::core::rules::finite::Finite;
pub use remote_runtime::core::rules::norm::Unit;
pub use remote_runtime::core::value::ruled::Ruled;

use remote_runtime::core::rules::{known, known_in, own_id, owned, target, within};
use remote_runtime::core::value::counted::Counted;
use remote_runtime::core::value::id::Resolved;
use remote_runtime::core::value::ruled::NoRule;

/// `known`: the world knows what the id names.
pub type Known = Resolved<known::Known>;

/// `known(in = P)`: one place of the world has what the id names.
pub type KnownIn<P> = Resolved<known_in::KnownIn<P>>;

/// `owned`: what the id names is the caller's.
pub type Owned = Resolved<owned::Owned>;

/// `target`: the caller may act upon whom the id names.
pub type Target = Resolved<target::Target>;

/// `caller`: the id is the caller's own.
pub type Caller = Resolved<own_id::OwnId>;

/// `range(LOW..=HIGH)` of whole numbers.
pub type Range<const LOW: i128, const HIGH: i128> = within::Within<LOW, HIGH>;

/// `len(MIN..=MAX)` of texts and collections, whose elements are under the rule `E`; `max_len(MAX)` is the same from 0.
pub type Len<const MIN: usize, const MAX: usize, E = NoRule> = Counted<MIN, MAX, E>;
