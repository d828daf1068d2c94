//! A range has numbers or times at its ends, also where they are constants.

use remote::prelude::*;

const LOW: &str = "1";
const HIGH: &str = "9";

#[derive(Payload)]
struct Move {
    #[range(LOW..=HIGH)]
    speed: u32,
}

fn main() {}
