//! P3: a box needs what it holds.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    to: Box<f32>,
}

fn main() {}
