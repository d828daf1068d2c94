//! A range of time stands on a time.

use remote::prelude::*;

#[derive(Payload)]
struct Wait {
    #[range("0s"..="5s")]
    seconds: u32,
}

fn main() {}
