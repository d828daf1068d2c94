//! P3: an array needs what it holds.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    steps: [u32; 3],
}

fn main() {}
