//! A place is named with `in`.

use remote::prelude::*;

enum Shelf {}

#[derive(Clone, Copy, Id)]
struct ItemId(u32);

#[derive(Payload)]
struct Order {
    #[known(Shelf)]
    item: ItemId,
}

fn main() {}
