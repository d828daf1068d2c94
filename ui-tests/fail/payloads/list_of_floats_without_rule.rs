//! P3: what is in a list has its own rule.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    #[max_len(8)]
    steps: Vec<f32>,
}

fn main() {}
