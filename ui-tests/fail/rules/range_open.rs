//! A range has both ends.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    #[range(1..)]
    steps: u32,
}

fn main() {}
