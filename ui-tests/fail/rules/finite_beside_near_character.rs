//! What is near is finite.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    #[finite]
    #[near_character(5)]
    to: [f32; 3],
}

fn main() {}
