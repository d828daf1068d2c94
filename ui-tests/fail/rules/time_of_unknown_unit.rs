//! A time has a unit that there is.

use std::time::Duration;

use remote::prelude::*;

#[derive(Payload)]
struct Wait {
    #[range("0s"..="5 seconds")]
    time: Duration,
}

fn main() {}
