//! A pattern is matched in one pass: nothing looks ahead.

use remote::prelude::*;

#[derive(Payload)]
struct Name {
    #[max_len(9)]
    #[pattern("(?=[a-z]).+")]
    name: String,
}

fn main() {}
