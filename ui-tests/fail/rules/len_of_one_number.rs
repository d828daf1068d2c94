//! `len` has both ends.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    #[len(8)]
    name: String,
}

fn main() {}
