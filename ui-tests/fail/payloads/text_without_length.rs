//! P3: a text needs a length.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    name: String,
}

fn main() {}
