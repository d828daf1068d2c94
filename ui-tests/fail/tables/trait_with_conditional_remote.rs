//! The contract is the same for everybody.

use remote::prelude::*;

#[remotes]
trait Arena {
    #[remote(rate = "5/s")]
    fn ping(&mut self, caller: &Caller);

    #[cfg(debug_assertions)]
    #[remote(rate = "5/s")]
    fn cheat(&mut self, caller: &Caller);
}

fn main() {}
