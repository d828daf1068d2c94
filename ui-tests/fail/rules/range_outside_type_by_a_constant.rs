//! Bounds that the type cannot hold, also where they are constants.

use remote::prelude::*;

const MOST: u32 = 300;

#[derive(Payload)]
struct Move {
    #[range(0..=MOST)]
    steps: u8,
}

fn main() {}
