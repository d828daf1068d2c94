//! A length that nothing has.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    #[len(8..=1)]
    name: String,
}

fn main() {}
