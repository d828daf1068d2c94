//! A range that lets nothing through.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    #[range(1.0..=0.0)]
    speed: f32,
}

fn main() {}
