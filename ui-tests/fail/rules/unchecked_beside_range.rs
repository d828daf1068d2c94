//! Whoever opts out has no rule.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    #[unchecked = "nobody looks"]
    #[range(0..=9)]
    steps: u32,
}

fn main() {}
