//! Patterns are matched by texts.

use remote::prelude::*;

#[derive(Payload)]
struct Letter {
    #[max_len(9)]
    #[pattern("[a-z]+")]
    bytes: Vec<u8>,
}

fn main() {}
