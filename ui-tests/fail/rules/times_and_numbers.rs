//! Both ends of a range of time are times.

use std::time::Duration;

use remote::prelude::*;

#[derive(Payload)]
struct Wait {
    #[range("0s"..=5)]
    time: Duration,
}

fn main() {}
