//! `max_len` and `len`: how many characters, elements or entries. What they are made of has rules
//! of its own: `each`, `keys`, `values`.

use std::marker::PhantomData;

use crate::core::value::ruled::Bare;

/// From `MIN` to `MAX` of something, each under the rule `E`. On a text: characters.
#[derive(Debug)]
pub struct Counted<const MIN: usize, const MAX: usize, E = Bare>(PhantomData<E>);

/// From `MIN` to `MAX` entries of a map, keys under the rule `K` and values under the rule `V`.
#[derive(Debug)]
pub struct Entries<const MIN: usize, const MAX: usize, K = Bare, V = Bare>(PhantomData<(K, V)>);
