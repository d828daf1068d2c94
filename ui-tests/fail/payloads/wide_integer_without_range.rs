//! P3: a wide integer needs `range` or `any`.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    steps: u32,
}

fn main() {}
