//! Bounds that are no numbers.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    #[range(0.0..=f32::NAN)]
    speed: f32,
}

fn main() {}
