//! A place has three numbers; a payload that implements `Position` says how two are one.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    #[near_character(5)]
    to: [f32; 2],
}

fn main() {}
