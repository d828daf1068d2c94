//! Bounds that the type cannot hold.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    #[range(0..=300)]
    steps: u8,
}

fn main() {}
