//! P3: the same in a payload that has parameters itself.

use remote::prelude::*;

#[derive(Payload)]
struct Pair<T: Payload> {
    left: T,
    right: T,
}

#[derive(Payload)]
struct Way<T: Payload> {
    by: T,
    to: Pair<f32>,
}

fn main() {}
