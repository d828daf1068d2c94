//! A version is a number.

use remote::prelude::*;

fn is_even(steps: &u32) -> bool {
    steps % 2 == 0
}

#[derive(Payload)]
struct Move {
    #[range(0..=9)]
    #[check(is_even, version = "2")]
    steps: u32,
}

fn main() {}
