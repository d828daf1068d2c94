//! The contract holds no bodies.

use remote::prelude::*;

#[remotes]
trait Arena {
    #[remote(rate = "5/s")]
    fn ping(&mut self, _caller: &Caller) {}
}

fn main() {}
