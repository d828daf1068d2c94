//! A word that is no rule, with the nearest one.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    #[max_len(4)]
    #[each(finit)]
    steps: Vec<f32>,
}

fn main() {}
