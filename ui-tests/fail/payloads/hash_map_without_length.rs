//! P3: a map needs a length, whatever is in it.

use std::collections::HashMap;

use remote::prelude::*;

#[derive(Payload)]
struct Bag {
    slots: HashMap<u8, bool>,
}

fn main() {}
