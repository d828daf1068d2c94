//! How near, `near` says.

use remote::prelude::*;

#[derive(Payload)]
struct Throw {
    #[target]
    target: PlayerId,
    #[near(target)]
    at: [f32; 3],
}

fn main() {}
