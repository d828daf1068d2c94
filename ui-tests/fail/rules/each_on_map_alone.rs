//! A map has keys and values.

use std::collections::BTreeMap;

use remote::prelude::*;

#[derive(Payload)]
struct Bag {
    #[max_len(4)]
    #[each(any)]
    slots: BTreeMap<u8, u32>,
}

fn main() {}
