//! P4: two types that hold each other have no largest encoding.

use remote::prelude::*;

#[derive(Payload)]
struct Menu {
    entry: Option<Box<Entry>>,
}

#[derive(Payload)]
struct Entry {
    below: Option<Box<Menu>>,
}

fn main() {}
