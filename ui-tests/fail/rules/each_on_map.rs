//! A map has keys and values.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    #[max_len(4)]
    #[each(any)]
    #[values(any)]
    steps: std::collections::BTreeMap<u8, u32>,
}

fn main() {}
