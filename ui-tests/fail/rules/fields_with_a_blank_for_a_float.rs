//! P3: `_` is for what needs no rule.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    #[fields(_, _)]
    to: (u8, f32),
}

fn main() {}
