//! P3: code does not travel.

use remote::prelude::*;

#[derive(Payload)]
struct Order {
    then: fn(u8) -> u8,
}

fn main() {}
