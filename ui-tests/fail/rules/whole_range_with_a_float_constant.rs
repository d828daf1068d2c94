//! Both ends of a range are of one kind, also where one is a constant.

use remote::prelude::*;

const HIGH: f64 = 100.0;

#[derive(Payload)]
struct Move {
    #[range(0..=HIGH)]
    steps: u64,
}

fn main() {}
