//! A contract does not know the world: whoever implements it is the one.

use remote::prelude::*;

struct Game;

#[remotes]
trait Shop {
    #[remote(rate = "5/s")]
    async fn buy(world: World<Game>, caller: &Caller);
}

impl Shop for Game {
    async fn buy(_world: World<Game>, _caller: &Caller) {}
}

fn main() {}
