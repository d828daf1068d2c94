//! A text of no characters says nothing.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    #[max_len(0)]
    name: String,
}

fn main() {}
