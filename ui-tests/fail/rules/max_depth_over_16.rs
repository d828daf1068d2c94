//! A depth costs stack.

use remote::prelude::*;

#[derive(Payload)]
struct Chain {
    #[max_depth(17)]
    #[max_bytes(90)]
    next: Option<Box<Self>>,
}

fn main() {}
