//! The number of an id has the same width everywhere.

use remote::prelude::*;

#[derive(Clone, Copy, Id)]
struct ItemId(usize);

fn main() {}
