//! The contract does not know the world, and no type of it.

use remote::prelude::*;

#[remotes]
trait Shop {
    type Order: Payload;

    #[remote(rate = "1/s")]
    fn buy(&mut self, caller: &Caller, order: Self::Order);
}

fn main() {}
