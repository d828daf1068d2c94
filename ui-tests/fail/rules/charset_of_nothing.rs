//! A charset has characters.

use remote::prelude::*;

#[derive(Payload)]
struct Name {
    #[max_len(3)]
    #[charset()]
    name: String,
}

fn main() {}
