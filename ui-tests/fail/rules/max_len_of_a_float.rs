//! A length is a whole number.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    #[max_len(8.5)]
    name: String,
}

fn main() {}
