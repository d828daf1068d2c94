//! A value has one rule.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    #[range(1..=9)]
    #[any]
    steps: u32,
}

fn main() {}
