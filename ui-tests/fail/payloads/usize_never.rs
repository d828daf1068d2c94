//! P3: the width of `usize` is the machine's.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    #[range(0..=9)]
    steps: usize,
}

fn main() {}
