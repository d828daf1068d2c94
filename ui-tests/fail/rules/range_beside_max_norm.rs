//! A value has one rule.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    #[range(-1.0..=1.0)]
    #[max_norm(1)]
    step: [f32; 2],
}

fn main() {}
