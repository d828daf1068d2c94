//! A number is listed once.

use remote::prelude::*;

#[derive(Payload)]
struct Order {
    #[one_of(1, 2, 1)]
    pack: u8,
}

fn main() {}
