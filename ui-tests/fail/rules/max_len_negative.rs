//! A length is a number from 0.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    #[max_len(-1)]
    name: String,
}

fn main() {}
