//! A range of floats includes its end, also where the ends are constants.

use remote::prelude::*;

const LOW: f32 = 1.0;
const HIGH: f32 = 9.0;

#[derive(Payload)]
struct Move {
    #[range(LOW..HIGH)]
    speed: f32,
}

fn main() {}
