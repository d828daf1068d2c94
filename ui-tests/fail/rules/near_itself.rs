//! A place is near something else than itself.

use remote::prelude::*;

#[derive(Payload)]
struct Throw {
    #[target]
    target: PlayerId,
    #[near(at, 5)]
    at: [f32; 3],
}

fn main() {}
