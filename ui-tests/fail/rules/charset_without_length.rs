//! A charset says nothing of how many.

use remote::prelude::*;

#[derive(Payload)]
struct Name {
    #[charset('a'..='z')]
    name: String,
}

fn main() {}
