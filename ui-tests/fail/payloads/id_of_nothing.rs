//! An id has a number.

use remote::prelude::*;

#[derive(Clone, Copy, Id)]
struct ItemId;

fn main() {}
