//! P4: the bounds of a payload in itself are no length.

use remote::prelude::*;

#[derive(Payload)]
struct Blob {
    #[max_bytes(64)]
    bytes: Vec<u8>,
}

fn main() {}
