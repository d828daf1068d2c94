//! A word that takes nothing.

use remote::prelude::*;

#[derive(Payload)]
struct Letter {
    #[max_len(400)]
    #[multiline(4)]
    text: String,
}

fn main() {}
