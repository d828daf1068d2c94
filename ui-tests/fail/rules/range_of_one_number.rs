//! A range has both ends.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    #[range(9)]
    steps: u32,
}

fn main() {}
