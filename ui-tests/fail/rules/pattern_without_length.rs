//! A pattern says nothing of how long.

use remote::prelude::*;

#[derive(Payload)]
struct Name {
    #[pattern("[a-z]{1,9}")]
    name: String,
}

fn main() {}
