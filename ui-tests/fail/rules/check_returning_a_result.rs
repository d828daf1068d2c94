//! A check says yes or no, and not why.

use remote::prelude::*;

fn is_even(steps: &u32) -> Result<(), String> {
    if steps % 2 == 0 { Ok(()) } else { Err("odd".to_owned()) }
}

#[derive(Payload)]
struct Move {
    #[range(0..=9)]
    #[check(is_even)]
    steps: u32,
}

fn main() {}
