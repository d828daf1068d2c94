//! Floats have no order, and are no elements of a set.

use std::collections::HashSet;

use remote::prelude::*;

#[derive(Payload)]
struct Set {
    #[max_len(3)]
    #[each(finite)]
    set: HashSet<f32>,
}

fn main() {}
