//! A number is no place.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    #[near_character(5)]
    to: f32,
}

fn main() {}
