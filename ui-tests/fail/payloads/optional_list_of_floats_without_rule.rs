//! P3: what is in a list has its own rule, also behind an option.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    #[max_len(8)]
    steps: Option<Vec<f32>>,
}

fn main() {}
