//! A text is made of characters, and `charset` says which.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    #[max_len(8)]
    #[each(any)]
    name: String,
}

fn main() {}
