//! A condition of a contract takes the world and the caller.

use remote::prelude::*;

#[remotes]
trait Shop {
    #[remote(rate = "5/s", when(Self::is_open))]
    fn buy(&mut self, caller: &Caller);

    fn is_open(&self) -> bool;
}

fn main() {}
