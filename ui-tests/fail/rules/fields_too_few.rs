//! `fields` has a rule for each place.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    #[fields(_)]
    to: (u8, u8),
}

fn main() {}
