//! P3: a type parameter that is a payload is no float.

use remote::prelude::*;

#[derive(Payload)]
struct Pair<T: Payload> {
    left: T,
    right: T,
}

#[derive(Payload)]
struct Move {
    to: Pair<f32>,
}

fn main() {}
