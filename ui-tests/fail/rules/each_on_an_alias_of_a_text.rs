//! A text has characters, by another name, too.

use remote::prelude::*;

type Name = String;

#[derive(Payload)]
struct Move {
    #[max_len(4)]
    #[each(any)]
    name: Name,
}

fn main() {}
