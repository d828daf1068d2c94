//! A list has no characters, by another name neither.

use remote::prelude::*;

type Steps = Vec<u8>;

#[derive(Payload)]
struct Move {
    #[max_len(4)]
    #[charset('a'..='z')]
    steps: Steps,
}

fn main() {}
