//! P3: the fields of a variant are fields.

use remote::prelude::*;

#[derive(Payload)]
enum Move {
    Rest,
    To(f32),
}

fn main() {}
