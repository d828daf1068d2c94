//! Bounds that the type cannot hold: no `f32` is so great.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    #[range(0.0..=1e300)]
    speed: f32,
}

fn main() {}
