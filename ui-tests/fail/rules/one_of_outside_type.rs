//! Numbers that the type cannot hold.

use remote::prelude::*;

#[derive(Payload)]
struct Order {
    #[one_of(1, 300)]
    pack: u8,
}

fn main() {}
