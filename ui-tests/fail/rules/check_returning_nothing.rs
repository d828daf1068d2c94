//! A check says yes or no.

use remote::prelude::*;

fn is_even(steps: &u32) {
    let _ = steps % 2 == 0;
}

#[derive(Payload)]
struct Move {
    #[range(0..=9)]
    #[check(is_even)]
    steps: u32,
}

fn main() {}
