//! Numbers that the type cannot hold, and that stand there twice, where the macro cannot see it.

use remote::prelude::*;

type Level = u8;

const FIRST: u8 = 1;

#[derive(Payload)]
struct Outside {
    #[one_of(1, 300)]
    level: Level,
}

#[derive(Payload)]
struct Twice {
    #[one_of(1, FIRST)]
    level: Level,
}

fn main() {}
