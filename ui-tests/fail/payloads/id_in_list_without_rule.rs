//! P3: each id of a list is resolved.

use remote::prelude::*;

#[derive(Clone, Copy, Id)]
struct ItemId(u32);

#[derive(Payload)]
struct Order {
    #[max_len(4)]
    items: Vec<ItemId>,
}

fn main() {}
