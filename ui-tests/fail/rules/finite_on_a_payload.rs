//! The rules of a payload stand on its fields, not where it is used.

use remote::prelude::*;

#[derive(Payload)]
struct Place(#[finite] f32, #[finite] f32);

#[derive(Payload)]
struct Move {
    #[finite]
    to: Place,
}

fn main() {}
