//! A type in itself is at least one deep.

use remote::prelude::*;

#[derive(Payload)]
struct Chain {
    #[max_depth(0)]
    #[max_bytes(9)]
    next: Option<Box<Self>>,
}

fn main() {}
