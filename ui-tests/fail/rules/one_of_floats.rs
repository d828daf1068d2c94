//! Floats have a range.

use remote::prelude::*;

#[derive(Payload)]
struct Order {
    #[one_of(0.5, 1.5)]
    pack: u32,
}

fn main() {}
