//! A type in itself takes at least so many bytes as the shortest value.

use remote::prelude::*;

#[derive(Payload)]
struct Chain {
    level: u8,
    #[max_depth(3)]
    #[max_bytes(2)]
    next: [Option<Box<Self>>; 3],
}

fn main() {}
