//! All mistakes of an item are shown at once.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    #[finite]
    #[near_character(5)]
    to: [f32; 3],
    #[range(9..=1)]
    steps: u32,
    #[unchecked]
    speed: f32,
}

fn main() {}
