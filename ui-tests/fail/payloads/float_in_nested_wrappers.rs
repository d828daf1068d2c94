//! P3: no number of wrappers hides a float.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    to: Option<Box<[(bool, f32); 2]>>,
}

fn main() {}
