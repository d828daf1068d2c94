//! Only a place is near something.

use remote::prelude::*;

#[derive(Payload)]
struct Throw {
    #[target]
    target: PlayerId,
    #[near(target, 5)]
    at: f32,
}

fn main() {}
