//! Both ends of a range are of one kind, constants too.

use remote::prelude::*;

const LOW: u32 = 1;
const HIGH: f32 = 9.0;

#[derive(Payload)]
struct Move {
    #[range(LOW..=HIGH)]
    steps: u32,
}

fn main() {}
