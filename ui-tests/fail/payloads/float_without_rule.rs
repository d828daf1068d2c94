//! P3: a float needs `finite`, `range` or a place.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    to: f32,
}

fn main() {}
