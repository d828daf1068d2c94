//! P3: an address means nothing to anybody else.

use remote::prelude::*;

#[derive(Payload)]
struct Picture {
    pixels: *const u8,
}

fn main() {}
