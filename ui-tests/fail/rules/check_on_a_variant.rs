//! A check stands on a field or on the whole enum.

use remote::prelude::*;

fn is_even(steps: &u8) -> bool {
    steps % 2 == 0
}

#[derive(Payload)]
enum Move {
    Rest,
    #[check(is_even)]
    Steps(u8),
}

fn main() {}
