//! A pattern is a regular expression.

use remote::prelude::*;

#[derive(Payload)]
struct Name {
    #[max_len(9)]
    #[pattern("[z-a]")]
    name: String,
}

fn main() {}
