//! Bounds that the type cannot hold, by another name neither.

use remote::prelude::*;

type Level = u8;

#[derive(Payload)]
struct Move {
    #[range(0..=300)]
    level: Level,
}

fn main() {}
