//! Those who use an id with a mistake are not told of it.

use remote::prelude::*;

#[derive(Clone, Copy, Id)]
struct ItemId(u32, u32);

#[derive(Payload)]
struct Order {
    #[known]
    item: ItemId,
}

fn main() {}
