//! A check sees the whole field.

use remote::prelude::*;

fn is_even(steps: &u32) -> bool {
    steps % 2 == 0
}

#[derive(Payload)]
struct Move {
    #[max_len(4)]
    #[each(any, check(is_even))]
    steps: Vec<u32>,
}

fn main() {}
