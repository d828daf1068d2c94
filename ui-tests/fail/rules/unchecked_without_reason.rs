//! Opting out is written down, with a reason.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    #[unchecked]
    speed: f32,
}

fn main() {}
