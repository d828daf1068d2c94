//! P1: a world that cannot answer what it is asked does not say that it is asked nothing.

use remote::__private::{Asks, Breach, Remote};
use remote::prelude::*;

#[derive(Clone, Copy, Id)]
struct ItemId(u32);

#[remotes]
trait Shop {
    #[remote(rate = "5/s")]
    fn buy(&mut self, caller: &Caller, #[known] item: ItemId);
}

struct Game;

impl Shop for Game {
    fn buy(&mut self, _caller: &Caller, _item: ItemId) {}
}

impl Asks<__Shop__buy> for Game {
    fn __asks(_: &Self, _: &<__Shop__buy as Remote>::Args, _: &Caller) -> Result<(), Breach> {
        Ok(())
    }
}

fn main() {}
