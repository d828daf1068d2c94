//! A direction has several numbers.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    #[unit]
    speed: f32,
}

fn main() {}
