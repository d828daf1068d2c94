//! A condition of a contract is a function of it, or one that any world fits.

use remote::prelude::*;

#[remotes]
trait Shop {
    #[remote(rate = "5/s", when(Self::is_open))]
    fn buy(&mut self, caller: &Caller);
}

fn main() {}
