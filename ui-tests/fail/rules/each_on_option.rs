//! An option takes the rule of what it holds.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    #[each(finite)]
    to: Option<f32>,
}

fn main() {}
