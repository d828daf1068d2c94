//! A length that nothing has, also where its ends are constants.

use remote::prelude::*;

const LEAST: usize = 1;
const MOST: usize = 8;

#[derive(Payload)]
struct Move {
    #[len(MOST..=LEAST)]
    name: String,
}

fn main() {}
