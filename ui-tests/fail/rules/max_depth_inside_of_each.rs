//! The depth of a type stands on the whole field.

use remote::prelude::*;

#[derive(Payload)]
struct Tree {
    #[max_len(4)]
    #[each(max_depth(3), max_bytes(90))]
    branches: Vec<Self>,
}

fn main() {}
