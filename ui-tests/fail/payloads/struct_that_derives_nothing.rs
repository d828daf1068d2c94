//! P3: a struct of one's own is a payload if it says so.

use remote::prelude::*;

struct Place {
    x: u8,
    y: u8,
}

#[derive(Payload)]
struct Move {
    to: Place,
}

fn main() {}
