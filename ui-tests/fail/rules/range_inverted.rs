//! A range that lets nothing through.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    #[range(9..=1)]
    steps: u32,
}

fn main() {}
