//! P3: a point in time of one machine is none of another's.

use std::time::Instant;

use remote::prelude::*;

#[derive(Payload)]
struct Wait {
    until: Instant,
}

fn main() {}
