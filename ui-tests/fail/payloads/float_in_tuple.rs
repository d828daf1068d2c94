//! P3: a rule is needed for each place of a tuple.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    to: (u8, f32),
}

fn main() {}
