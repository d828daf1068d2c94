//! P3: the width of `usize` is the machine's; no rule would help.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    steps: usize,
}

fn main() {}
