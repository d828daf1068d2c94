//! A map has no characters.

use std::collections::BTreeMap;

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    #[max_len(3)]
    #[charset('a'..='z')]
    steps: BTreeMap<u8, u8>,
}

fn main() {}
