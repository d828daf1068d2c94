//! A type in itself takes at least one byte.

use remote::prelude::*;

#[derive(Payload)]
struct Chain {
    #[max_depth(3)]
    #[max_bytes(0)]
    next: Option<Box<Self>>,
}

fn main() {}
