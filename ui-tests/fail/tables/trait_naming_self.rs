//! The contract does not know the world.

use remote::prelude::*;

#[remotes]
trait Arena {
    #[remote(rate = "5/s")]
    fn ping(&mut self, caller: &Caller) -> Option<Self>;
}

fn main() {}
