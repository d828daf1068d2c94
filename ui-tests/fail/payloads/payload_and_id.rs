//! A payload needs no rule, and an id without one would travel unresolved (P3).

use remote::prelude::*;

#[derive(Clone, Copy, Payload, Id)]
struct ItemId(u32);

#[derive(Payload)]
struct Order {
    item: ItemId,
    #[known]
    wrapping: ItemId,
}

fn main() {}
