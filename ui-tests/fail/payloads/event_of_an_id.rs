//! An id alone is no event: nobody would know what it tells.

use remote::prelude::*;

#[derive(Clone, Copy, Id, Event)]
struct Leader(u64);

fn main() {}
