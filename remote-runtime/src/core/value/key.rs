//! What can be a key of a map or an element of a set: what has an order, and, in a hash table, a hash.

use std::hash::Hash;

#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a key of a map or an element of a set: it has no order",
    label = "a key without an order",
    note = "a float has none, since NaN is neither less nor greater: take a whole number, or a list of pairs; a type of your \
            own derives `PartialEq, Eq, PartialOrd, Ord`, and `Hash` for a `HashMap` or a `HashSet`"
)]
/// Has an order.
pub trait Key: Ord {}

#[diagnostic::do_not_recommend]
impl<T: Ord> Key for T {}

#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a key of a `HashMap` or an element of a `HashSet`: it has no order, or no hash",
    label = "a key without an order or a hash",
    note = "a float has neither, since NaN is not equal to itself: take a whole number, or a list of pairs; a type of your \
            own derives `PartialEq, Eq, PartialOrd, Ord, Hash`"
)]
/// Has an order and a hash.
pub trait HashKey: Ord + Hash {}

#[diagnostic::do_not_recommend]
impl<T: Ord + Hash> HashKey for T {}
