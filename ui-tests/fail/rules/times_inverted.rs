//! A range of time that lets nothing through.

use std::time::Duration;

use remote::prelude::*;

#[derive(Payload)]
struct Wait {
    #[range("5s"..="1s")]
    time: Duration,
}

fn main() {}
