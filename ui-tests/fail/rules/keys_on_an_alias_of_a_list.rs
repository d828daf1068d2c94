//! A list has elements, by another name, too.

use remote::prelude::*;

type Slots = Vec<u32>;

#[derive(Payload)]
struct Bag {
    #[max_len(4)]
    #[keys(any)]
    slots: Slots,
}

fn main() {}
