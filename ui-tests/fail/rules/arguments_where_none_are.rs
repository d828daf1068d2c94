//! A word that takes nothing.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    #[finite(true)]
    speed: f32,
}

fn main() {}
