//! P3: a rule on a variant would say nothing about its fields.

use remote::prelude::*;

#[derive(Payload)]
enum Move {
    Rest,
    #[range(1..=9)]
    Steps(u8),
}

fn main() {}
