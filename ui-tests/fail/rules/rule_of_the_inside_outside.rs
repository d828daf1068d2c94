//! What a list holds has its rule inside of `each`.

use remote::prelude::*;

#[derive(Clone, Copy, Id)]
struct ItemId(u32);

#[derive(Payload)]
struct Move {
    #[max_len(4)]
    #[owned]
    items: Vec<ItemId>,
}

fn main() {}
