//! A word that is nearly a rule, on a field.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    #[maxlen(8)]
    name: String,
}

fn main() {}
