//! A length is a number.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    #[max_len("8")]
    name: String,
}

fn main() {}
