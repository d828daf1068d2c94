//! A length is above 0.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    #[max_norm(0)]
    step: [f32; 3],
}

fn main() {}
