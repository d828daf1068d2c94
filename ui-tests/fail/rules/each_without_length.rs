//! What is inside says nothing about how much.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    #[each(finite)]
    steps: Vec<f32>,
}

fn main() {}
