//! A type that does not lie in itself has a depth by itself.

use remote::prelude::*;

#[derive(Payload)]
struct Leaf {
    green: bool,
}

#[derive(Payload)]
struct Twig {
    #[max_depth(3)]
    #[max_bytes(9)]
    leaf: Option<Box<Leaf>>,
}

fn main() {}
