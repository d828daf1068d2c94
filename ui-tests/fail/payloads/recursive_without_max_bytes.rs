//! P4: a type in itself says how large it is, not only how deep.

use remote::prelude::*;

#[derive(Payload)]
struct Chain {
    #[max_depth(3)]
    next: Option<Box<Self>>,
}

fn main() {}
