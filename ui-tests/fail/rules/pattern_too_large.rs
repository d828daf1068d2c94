//! A pattern's table is small.

use remote::prelude::*;

#[derive(Payload)]
struct Name {
    #[max_len(90)]
    #[pattern("\\w{40}")]
    name: String,
}

fn main() {}
