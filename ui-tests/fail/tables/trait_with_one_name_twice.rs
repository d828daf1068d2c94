//! Two remotes of one name, in a contract.

use remote::prelude::*;

#[remotes]
trait Shop {
    #[remote(rate = "5/s")]
    fn buy(&mut self, caller: &Caller);

    #[remote(rate = "5/s", name = "buy")]
    fn purchase(&mut self, caller: &Caller);
}

fn main() {}
