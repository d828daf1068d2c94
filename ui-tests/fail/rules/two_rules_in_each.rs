//! What is inside has one rule, too.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    #[max_len(8)]
    #[each(any, range(1..=9))]
    steps: Vec<u32>,
}

fn main() {}
