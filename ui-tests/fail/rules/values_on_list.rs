//! A list has elements.

use remote::prelude::*;

#[derive(Payload)]
struct Bag {
    #[max_len(4)]
    #[values(any)]
    slots: Vec<u32>,
}

fn main() {}
