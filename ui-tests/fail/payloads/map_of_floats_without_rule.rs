//! P3: the values of a map have a rule of their own.

use std::collections::BTreeMap;

use remote::prelude::*;

#[derive(Payload)]
struct Prices {
    #[max_len(8)]
    prices: BTreeMap<u8, f32>,
}

fn main() {}
