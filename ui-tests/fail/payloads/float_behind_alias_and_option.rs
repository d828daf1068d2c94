//! P3: the type decides, not its spelling.

use remote::prelude::*;

type Metres = f32;

#[derive(Payload)]
struct Move {
    to: Option<Metres>,
}

fn main() {}
