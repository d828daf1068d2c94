//! P3, P4: a ring is told of, and the mistake in one of its payloads as well: each once.

use remote::prelude::*;

struct Purse;

#[derive(Payload)]
struct Owner {
    keeps: Option<Box<Pet>>,
}

#[derive(Payload)]
struct Pet {
    owner: Option<Box<Owner>>,
    purse: Purse,
}

fn main() {}
