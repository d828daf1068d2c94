//! P3: the width of `usize` is the machine's, whatever its values mean.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    #[any]
    steps: usize,
}

fn main() {}
