//! P3: a payload owns its values.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    #[max_len(8)]
    name: &'static str,
}

fn main() {}
