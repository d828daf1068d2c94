//! A range is of numbers or times; the characters of a text are `charset`.

use remote::prelude::*;

#[derive(Payload)]
struct Vote {
    #[range('a'..='e')]
    answer: char,
}

fn main() {}
