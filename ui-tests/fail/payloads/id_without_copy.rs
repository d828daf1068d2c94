//! An id is as small as its number, and `Copy`.

use remote::prelude::*;

#[derive(Id)]
struct ItemId(u32);

fn main() {}
