//! A rule that does not fit its type.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    #[range(0..=1)]
    left: bool,
}

fn main() {}
