//! P3: an id that is a key is resolved.

use std::collections::BTreeMap;

use remote::prelude::*;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Id)]
struct ItemId(u32);

#[derive(Payload)]
struct Order {
    #[max_len(4)]
    quantities: BTreeMap<ItemId, u8>,
}

fn main() {}
