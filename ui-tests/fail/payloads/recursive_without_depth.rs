//! A type that holds itself has no largest encoding.

use remote::prelude::*;

#[derive(Payload)]
struct Chain {
    next: Option<Box<Chain>>,
}

fn main() {}
