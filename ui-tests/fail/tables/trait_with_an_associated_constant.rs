//! The contract does not know the world, and no number of it.

use remote::prelude::*;

#[remotes]
trait Shop {
    const MOST: u32;

    #[remote(rate = "1/s")]
    fn buy(&mut self, caller: &Caller, #[range(1..=Self::MOST)] quantity: u32);
}

fn main() {}
