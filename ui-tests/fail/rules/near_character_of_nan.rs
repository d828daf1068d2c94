//! A distance is a number.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    #[near_character(f32::NAN)]
    to: [f32; 3],
}

fn main() {}
