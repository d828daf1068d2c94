//! A rule that does not fit its type.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    #[finite]
    steps: u32,
}

fn main() {}
