//! A range that lets nothing through: its end is not part of it.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    #[range(5..5)]
    steps: u32,
}

fn main() {}
