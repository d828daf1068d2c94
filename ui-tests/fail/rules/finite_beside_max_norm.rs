//! What has a length is finite.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    #[finite]
    #[max_norm(3)]
    step: [f32; 3],
}

fn main() {}
