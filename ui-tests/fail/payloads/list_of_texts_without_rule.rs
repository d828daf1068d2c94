//! P3: each text of a list has a length of its own.

use remote::prelude::*;

#[derive(Payload)]
struct Party {
    #[max_len(4)]
    names: Vec<String>,
}

fn main() {}
