//! An array takes the rule of what it holds.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    #[each(finite)]
    to: [f32; 3],
}

fn main() {}
