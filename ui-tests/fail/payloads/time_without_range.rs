//! P3: a length of time needs a range.

use std::time::Duration;

use remote::prelude::*;

#[derive(Payload)]
struct Wait {
    time: Duration,
}

fn main() {}
