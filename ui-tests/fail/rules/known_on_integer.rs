//! Only an id names something.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    #[known]
    item: u32,
}

fn main() {}
