//! A contract has one form.

use remote::prelude::*;

#[remotes]
trait Shop<T> {
    #[remote(rate = "1/s")]
    fn buy(&mut self, caller: &Caller, what: u8);
}

fn main() {}
