//! An id is a struct.

use remote::prelude::*;

#[derive(Clone, Copy, Id)]
enum ItemId {
    Sword,
    Shield,
}

fn main() {}
