//! One of none is no value.

use remote::prelude::*;

#[derive(Payload)]
struct Order {
    #[one_of()]
    pack: u32,
}

fn main() {}
