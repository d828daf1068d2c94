//! An empty range, also where its ends are constants.

use remote::prelude::*;

const LOW: u32 = 9;
const HIGH: u32 = 1;

#[derive(Payload)]
struct Move {
    #[range(LOW..=HIGH)]
    steps: u32,
}

fn main() {}
