//! A charset says all characters that there are.

use remote::prelude::*;

#[derive(Payload)]
struct Name {
    #[max_len(3)]
    #[charset('a'..='z')]
    #[multiline]
    name: String,
}

fn main() {}
