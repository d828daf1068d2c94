//! A range of characters rises.

use remote::prelude::*;

#[derive(Payload)]
struct Name {
    #[max_len(3)]
    #[charset('z'..='a')]
    name: String,
}

fn main() {}
