//! A distance is above 0.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    #[near_character(0)]
    to: [f32; 3],
}

fn main() {}
