//! P3: an alias hides no float.

use remote::prelude::*;

type Metres = f32;

#[derive(Payload)]
struct Move {
    to: Metres,
}

fn main() {}
