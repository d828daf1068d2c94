//! A place is near another field that there is.

use remote::prelude::*;

#[derive(Payload)]
struct Throw {
    #[target]
    target: PlayerId,
    #[near(taget, 5)]
    at: [f32; 3],
}

fn main() {}
