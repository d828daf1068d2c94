//! Characters are in texts.

use remote::prelude::*;

#[derive(Payload)]
struct Bytes {
    #[max_len(3)]
    #[charset('a'..='z')]
    bytes: Vec<u8>,
}

fn main() {}
