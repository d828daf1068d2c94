//! A rule that does not fit its type.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    #[max_len(3)]
    steps: u32,
}

fn main() {}
