//! The fields of a struct have their rules where it is declared.

use remote::prelude::*;

#[derive(Payload)]
struct Place {
    level: u8,
    #[finite]
    at: f32,
}

#[derive(Payload)]
struct Move {
    #[fields(_, finite)]
    to: Place,
}

fn main() {}
