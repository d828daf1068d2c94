//! A length is a whole number, also where it is a constant.

use remote::prelude::*;

const MOST: f32 = 8.0;

#[derive(Payload)]
struct Move {
    #[max_len(MOST)]
    name: String,
}

fn main() {}
