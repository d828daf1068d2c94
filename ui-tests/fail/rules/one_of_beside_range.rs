//! A value has one rule.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    #[one_of(1, 5, 10)]
    #[range(1..=10)]
    steps: u32,
}

fn main() {}
