//! P3: a signed number is no narrower.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    steps: i64,
}

fn main() {}
