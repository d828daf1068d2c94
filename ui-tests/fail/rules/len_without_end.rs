//! `len` has both ends.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    #[len(1..)]
    name: String,
}

fn main() {}
