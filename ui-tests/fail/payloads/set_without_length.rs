//! P3: a set needs a length, whatever is in it.

use std::collections::BTreeSet;

use remote::prelude::*;

#[derive(Payload)]
struct Bag {
    slots: BTreeSet<u8>,
}

fn main() {}
