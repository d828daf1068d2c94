//! Floats have a range.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    #[one_of(1)]
    speed: f32,
}

fn main() {}
