//! A tuple has a rule for each place, by another name, too.

use remote::prelude::*;

type Place = (f32, f32);

#[derive(Payload)]
struct Move {
    #[finite]
    to: Place,
}

fn main() {}
