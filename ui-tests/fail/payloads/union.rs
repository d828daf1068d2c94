//! Nobody could say which field of a union is the one.

use remote::prelude::*;

#[derive(Payload)]
union Move {
    steps: u8,
    left: bool,
}

fn main() {}
