//! A depth is a number.

use remote::prelude::*;

#[derive(Payload)]
struct Chain {
    #[max_depth("3")]
    #[max_bytes(9)]
    next: Option<Box<Self>>,
}

fn main() {}
