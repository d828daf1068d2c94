//! P3: a type of another crate hides nothing.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    after: std::ops::Range<f32>,
}

fn main() {}
