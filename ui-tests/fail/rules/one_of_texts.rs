//! `one_of` lists numbers; some words and no others are an enum.

use remote::prelude::*;

#[derive(Payload)]
struct Order {
    #[one_of("sword", "shield")]
    item: String,
}

fn main() {}
