//! A range of floats has floats for its ends.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    #[range(0..=1)]
    speed: f32,
}

fn main() {}
