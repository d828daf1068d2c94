//! The ends of a range of time say their unit.

use std::time::Duration;

use remote::prelude::*;

#[derive(Payload)]
struct Wait {
    #[range(0..=5)]
    time: Duration,
}

fn main() {}
