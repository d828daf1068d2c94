//! A pattern is a text.

use remote::prelude::*;

#[derive(Payload)]
struct Name {
    #[max_len(9)]
    #[pattern(letters)]
    name: String,
}

fn main() {}
