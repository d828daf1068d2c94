//! P3: the keys of a map have a rule of their own.

use std::collections::BTreeMap;

use remote::prelude::*;

#[derive(Payload)]
struct Votes {
    #[max_len(8)]
    votes: BTreeMap<String, u8>,
}

fn main() {}
