//! `max_norm` says how long.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    #[max_norm]
    step: [f32; 3],
}

fn main() {}
