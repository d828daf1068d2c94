//! Nothing is near a number.

use remote::prelude::*;

#[derive(Payload)]
struct Throw {
    strength: u8,
    #[near(strength, 5)]
    at: [f32; 3],
}

fn main() {}
