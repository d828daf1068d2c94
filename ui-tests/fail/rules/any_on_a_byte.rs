//! What needs no rule takes none.

use remote::prelude::*;

#[derive(Payload)]
struct Level {
    #[any]
    number: u8,
}

fn main() {}
