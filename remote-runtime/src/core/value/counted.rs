//! `max_len` and `len`: how many characters, elements or entries. What they are made of has rules
//! of its own: `each`, `keys`, `values`.

use std::marker::PhantomData;

use crate::core::value::ruled::{NoRule, Through};

/// From `MIN` to `MAX` of something, each under the rule `E`. On a text: characters. On a map `E` is
/// an [`Pairs`], or `NoRule` where neither keys nor values need a rule.
#[derive(Debug)]
pub struct Counted<const MIN: usize, const MAX: usize, E = NoRule>(PhantomData<E>);

impl<const MIN: usize, const MAX: usize, E> Through for Counted<MIN, MAX, E> {}

/// Keys under the rule `K` and values under the rule `V`.
#[derive(Debug)]
pub struct Pairs<K = NoRule, V = NoRule>(PhantomData<(K, V)>);

#[diagnostic::on_unimplemented(
    message = "a map has keys and values, and neither elements for `each` nor characters for `charset`, `pattern` or `multiline`",
    label = "on a map",
    note = "write `#[max_len(8)] #[keys(max_len(16))] #[values(range(1..=99))]`, and leave out what needs no rule"
)]
/// What a rule says about the entries of a map.
pub trait PairRule {
    /// The rule on keys.
    type Key;
    /// The rule on values.
    type Value;
}

impl PairRule for NoRule {
    type Key = Self;
    type Value = Self;
}

impl<K, V> PairRule for Pairs<K, V> {
    type Key = K;
    type Value = V;
}
