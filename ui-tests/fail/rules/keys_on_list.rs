//! A list has elements.

use remote::prelude::*;

#[derive(Payload)]
struct Bag {
    #[max_len(4)]
    #[keys(any)]
    slots: Vec<u32>,
}

fn main() {}
