//! A version is one of a function.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    #[range(0..=9)]
    #[check(version = 2)]
    steps: u32,
}

fn main() {}
