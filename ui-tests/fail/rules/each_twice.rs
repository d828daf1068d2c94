//! The same rule again.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    #[max_len(8)]
    #[each(finite)]
    #[each(range(0.0..=1.0))]
    steps: Vec<f32>,
}

fn main() {}
