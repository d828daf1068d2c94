//! A range of time has times at both ends, and stands on a time.

use std::time::Duration;

use remote::prelude::*;

#[derive(Payload)]
struct Forms {
    #[range("0s"..=5)]
    mixed: Duration,
    #[range("5s"..="1s")]
    inverted: Duration,
    #[range("0s"..="5 seconds")]
    unit: Duration,
}

#[derive(Payload)]
struct Bare {
    wait: Duration,
}

#[derive(Payload)]
struct Number {
    #[range("0s"..="5s")]
    wait: u32,
}

#[derive(Payload)]
struct Whole {
    #[range(0..=5)]
    wait: Duration,
}

fn main() {}
