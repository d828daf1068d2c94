//! The contract does not know the world: not in a rule either.

use remote::prelude::*;

#[remotes]
trait Shop {
    #[remote(rate = "5/s", burst = Self::BURST)]
    fn buy(&mut self, caller: &Caller, #[range(1..=Self::MOST)] quantity: u32);

    #[remote(rate = "5/s")]
    fn name(&mut self, caller: &Caller, #[max_len(9)] #[check(Self::is_polite)] name: String);

    fn is_polite(name: &str) -> bool;
}

fn main() {}
