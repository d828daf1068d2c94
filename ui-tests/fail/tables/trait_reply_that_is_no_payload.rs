//! An answer is a payload, in a contract, too.

use std::time::Instant;

use remote::prelude::*;

#[remotes]
trait Shop {
    #[remote(rate = "5/s")]
    fn opens(&mut self, caller: &Caller) -> Instant;
}

fn main() {}
