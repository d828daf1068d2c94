//! An empty reason is none.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    #[unchecked = " "]
    speed: f32,
}

fn main() {}
