//! An id is resolved where it is used; its number has no rule.

use remote::prelude::*;

#[derive(Clone, Copy, Id)]
struct ItemId(#[range(1..=9)] u32);

fn main() {}
