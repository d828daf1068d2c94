//! Both ends of a range are of one kind, also where a constant is the whole number.

use remote::prelude::*;

const HIGH: u32 = 9;

#[derive(Payload)]
struct Move {
    #[range(0.5..=HIGH)]
    speed: f32,
}

fn main() {}
