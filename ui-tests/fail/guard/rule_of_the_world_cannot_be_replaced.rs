//! P1: what `known` asks of a world that knows cannot be answered by another impl.

use remote::__private::{Breach, InWorld, Known};
use remote::prelude::*;

#[derive(Clone, Copy, Id)]
struct ItemId(u32);

struct Game;

impl Knows<ItemId> for Game {
    fn knows(&self, id: ItemId) -> bool {
        id.0 == 1
    }
}

impl InWorld<Game, Known> for ItemId {
    fn in_world(&self, _: &Game, _: &Caller) -> Result<(), Breach> {
        Ok(())
    }
}

fn main() {}
