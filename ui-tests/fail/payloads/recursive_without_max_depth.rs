//! P4: a type in itself says how deep it is, not only how large.

use remote::prelude::*;

#[derive(Payload)]
struct Chain {
    #[max_bytes(64)]
    next: Option<Box<Self>>,
}

fn main() {}
