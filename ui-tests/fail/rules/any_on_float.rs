//! A float says which it may be.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    #[any]
    speed: f32,
}

fn main() {}
