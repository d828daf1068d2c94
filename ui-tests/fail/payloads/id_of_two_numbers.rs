//! An id is one number.

use remote::prelude::*;

#[derive(Clone, Copy, Id)]
struct Place(u32, u32);

fn main() {}
