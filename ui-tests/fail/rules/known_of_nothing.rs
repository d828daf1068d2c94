//! Empty parentheses name no place.

use remote::prelude::*;

#[derive(Clone, Copy, Id)]
struct ItemId(u32);

#[derive(Payload)]
struct Order {
    #[known()]
    item: ItemId,
}

fn main() {}
