//! A check is a function that there is.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    #[range(0..=9)]
    #[check(is_evn)]
    steps: u32,
}

fn main() {}
