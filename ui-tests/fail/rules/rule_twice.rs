//! The same rule again.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    #[range(1..=9)]
    #[range(2..=8)]
    steps: u32,
}

fn main() {}
