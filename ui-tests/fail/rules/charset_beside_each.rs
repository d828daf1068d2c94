//! A text has characters, a list has elements.

use remote::prelude::*;

#[derive(Payload)]
struct Name {
    #[max_len(3)]
    #[charset('a'..='z')]
    #[each(finite)]
    name: String,
}

fn main() {}
