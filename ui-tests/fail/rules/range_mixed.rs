//! Both ends of a range are of one kind.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    #[range(0..=1.0)]
    speed: f32,
}

fn main() {}
