//! A pattern says what each character may be.

use remote::prelude::*;

#[derive(Payload)]
struct Name {
    #[max_len(9)]
    #[pattern("[a-z]+")]
    #[charset('a'..='z')]
    name: String,
}

fn main() {}
