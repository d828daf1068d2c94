//! A length is finite.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    #[max_norm(f32::INFINITY)]
    step: [f32; 3],
}

fn main() {}
