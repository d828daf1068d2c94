//! A tuple has a rule for each place.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    #[finite]
    to: (f32, f32),
}

fn main() {}
