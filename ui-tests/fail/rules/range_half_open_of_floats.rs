//! A range of floats includes its end.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    #[range(0.0..1.0)]
    speed: f32,
}

fn main() {}
