//! Nor by another name.

use remote::prelude::*;

type Strength = u8;

#[derive(Payload)]
struct Throw {
    strength: Strength,
    #[near(strength, 5)]
    at: [f32; 3],
}

fn main() {}
