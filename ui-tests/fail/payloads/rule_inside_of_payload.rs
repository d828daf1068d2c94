//! P3: a rule that is written where nobody reads it is not lost silently.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    #[payload(range(1..=5))]
    steps: u8,
}

fn main() {}
