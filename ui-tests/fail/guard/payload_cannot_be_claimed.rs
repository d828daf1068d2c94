//! P3: a type is a payload by the rules on its fields, not by saying so.

use remote::prelude::*;

struct Raw {
    speed: f32,
}

impl Payload for Raw {}

fn main() {}
