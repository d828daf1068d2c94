//! An id is a number.

use remote::prelude::*;

#[derive(Clone, Copy, Id)]
struct Name(&'static str);

fn main() {}
