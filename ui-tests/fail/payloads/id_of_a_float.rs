//! An id is a whole number.

use remote::prelude::*;

#[derive(Clone, Copy, Id)]
struct ItemId(f32);

fn main() {}
