//! A payload owns its values.

use remote::prelude::*;

#[derive(Payload)]
struct Move<'a> {
    #[max_len(8)]
    name: &'a str,
}

fn main() {}
