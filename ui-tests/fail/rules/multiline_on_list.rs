//! Lines are in texts.

use remote::prelude::*;

#[derive(Payload)]
struct Letter {
    #[max_len(400)]
    #[multiline]
    bytes: Vec<u8>,
}

fn main() {}
