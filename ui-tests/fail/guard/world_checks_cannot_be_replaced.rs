//! P1: a world answers what it is asked, and does not say what it is asked.

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

impl Knows<ItemId> for Game {
    fn knows(&self, id: ItemId) -> bool {
        id.0 == 1
    }
}

impl Asks<__Shop__buy> for Game {
    fn __asks(_: &Self, _: &<__Shop__buy as Remote>::Args, _: &Caller) -> Result<(), Breach> {
        Ok(())
    }
}

fn main() {}
