//! A number has no length.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    #[max_norm(10)]
    steps: u32,
}

fn main() {}
