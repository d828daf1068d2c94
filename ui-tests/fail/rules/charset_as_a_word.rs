//! A charset lists characters.

use remote::prelude::*;

#[derive(Payload)]
struct Name {
    #[max_len(3)]
    #[charset(ascii)]
    name: String,
}

fn main() {}
