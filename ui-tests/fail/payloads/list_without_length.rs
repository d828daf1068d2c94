//! P3: a list needs a length, whatever is in it.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    steps: Vec<u8>,
}

fn main() {}
