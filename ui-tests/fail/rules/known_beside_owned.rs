//! An id is resolved in one way.

use remote::prelude::*;

#[derive(Clone, Copy, Id)]
struct ItemId(u32);

#[derive(Payload)]
struct Order {
    #[known]
    #[owned]
    item: ItemId,
}

fn main() {}
