//! A distance is above 0.

use remote::prelude::*;

#[derive(Payload)]
struct Throw {
    #[target]
    target: PlayerId,
    #[near(target, 0)]
    at: [f32; 3],
}

fn main() {}
