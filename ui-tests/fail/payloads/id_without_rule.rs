//! P3: an id carries any number: how is it resolved?

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    to: PlayerId,
}

fn main() {}
