//! `near_character` says how near.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    #[near_character]
    to: [f32; 3],
}

fn main() {}
