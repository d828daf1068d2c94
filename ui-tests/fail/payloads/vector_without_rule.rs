//! P3: a vector is floats.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    to: glam::Vec3,
}

fn main() {}
