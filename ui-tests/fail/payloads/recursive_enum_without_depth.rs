//! P4: a variant that holds its own type has no largest encoding.

use remote::prelude::*;

#[derive(Payload)]
enum Sum {
    Number(u8),
    Minus(Box<Sum>),
}

fn main() {}
