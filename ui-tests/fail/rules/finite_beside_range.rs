//! What is in a range is finite.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    #[range(0.0..=1.0)]
    #[finite]
    speed: f32,
}

fn main() {}
