//! A contract has one form.

use remote::prelude::*;

#[remotes]
trait Shop<T> {
    #[remote(rate = "1/s")]
    fn buy(&mut self, caller: &Caller, what: T);

    #[remote(rate = "1/s")]
    fn sell<'a>(&mut self, caller: &Caller, what: Box<dyn Fn(&'a u8)>);
}

fn main() {}
