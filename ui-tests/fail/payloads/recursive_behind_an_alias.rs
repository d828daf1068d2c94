//! P4: an alias does not make a type in itself finite.

use remote::prelude::*;

type Next = Option<Box<Chain>>;

#[derive(Payload)]
struct Chain {
    level: u8,
    next: Next,
}

fn main() {}
