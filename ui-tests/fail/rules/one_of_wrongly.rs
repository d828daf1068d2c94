//! `one_of` lists whole numbers, each once, that fit the type.

use remote::prelude::*;

#[derive(Payload)]
struct Forms {
    #[one_of()]
    nothing: u32,
    #[one_of(0.5)]
    float: u32,
    #[one_of(1..=3)]
    range: u32,
}

#[derive(Payload)]
struct Outside {
    #[one_of(1, 300)]
    number: u8,
}

#[derive(Payload)]
struct Twice {
    #[one_of(1, 2, 1)]
    number: u8,
}

#[derive(Payload)]
struct Float {
    #[one_of(1)]
    number: f32,
}

fn main() {}
