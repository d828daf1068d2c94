//! A map has keys and values, by another name, too.

use std::collections::BTreeMap;

use remote::prelude::*;

type Steps = BTreeMap<u8, u32>;

#[derive(Payload)]
struct Move {
    #[max_len(4)]
    #[each(any)]
    steps: Steps,
}

fn main() {}
