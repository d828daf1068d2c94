//! A rule that does not fit its type: the length of a text is `len`.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    #[range(1..=9)]
    name: String,
}

fn main() {}
