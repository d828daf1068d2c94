//! A pattern looks at characters, not at what is around them.

use remote::prelude::*;

#[derive(Payload)]
struct Name {
    #[max_len(9)]
    #[pattern("a\\b")]
    name: String,
}

fn main() {}
