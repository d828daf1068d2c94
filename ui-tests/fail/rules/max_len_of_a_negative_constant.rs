//! A length is a number from 0, also where it is a constant.

use remote::prelude::*;

const MOST: i32 = -1;

#[derive(Payload)]
struct Move {
    #[max_len(MOST)]
    name: String,
}

fn main() {}
