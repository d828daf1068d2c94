//! A rule that does not fit its type.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    #[finite]
    name: String,
}

fn main() {}
