//! `max_len` is one number.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    #[max_len(1..=8)]
    name: String,
}

fn main() {}
