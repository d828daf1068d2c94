//! P3: an id that may be left out is resolved where it is not.

use remote::prelude::*;

#[derive(Clone, Copy, Id)]
struct ItemId(u32);

#[derive(Payload)]
struct Order {
    item: Option<ItemId>,
}

fn main() {}
