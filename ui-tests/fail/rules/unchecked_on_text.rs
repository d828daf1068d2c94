//! Opting out is for types that are bounded by themselves.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    #[unchecked = "nobody sends it"]
    name: String,
}

fn main() {}
