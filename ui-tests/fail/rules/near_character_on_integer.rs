//! Only a place can be near.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    #[near_character(5)]
    steps: u32,
}

fn main() {}
