//! A number has no length.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    #[max_norm(10)]
    speed: f32,
}

fn main() {}
