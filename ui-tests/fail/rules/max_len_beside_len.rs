//! A length is said once.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    #[max_len(8)]
    #[len(1..=8)]
    name: String,
}

fn main() {}
