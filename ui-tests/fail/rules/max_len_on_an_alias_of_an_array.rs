//! An array has a length already, by another name, too.

use remote::prelude::*;

type Slots = [u8; 4];

#[derive(Payload)]
struct Bar {
    #[max_len(4)]
    slots: Slots,
}

fn main() {}
