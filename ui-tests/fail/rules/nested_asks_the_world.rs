//! What lies in itself asks the world nothing.

use remote::prelude::*;

#[derive(Clone, Copy, Id)]
struct ItemId(u32);

#[derive(Payload)]
struct Chain {
    #[known]
    item: ItemId,
    #[max_depth(3)]
    #[max_bytes(9)]
    next: Option<Box<Self>>,
}

fn main() {}
