//! An array has a length already.

use remote::prelude::*;

#[derive(Payload)]
struct Bar {
    #[max_len(4)]
    slots: [u8; 4],
}

fn main() {}
