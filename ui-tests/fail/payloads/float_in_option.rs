//! P3: an option needs what it holds.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    to: Option<f32>,
}

fn main() {}
