//! `4k` is no number.

use remote::prelude::*;

#[derive(Payload)]
struct Forms {
    #[max_len(4k)]
    text: String,
    #[range(0..=5m)]
    number: u32,
    #[near_character(10ft)]
    place: [f32; 3],
}

fn main() {}
