//! A deadline is a text with a unit.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s", deadline = 2)]
    async fn ping(_world: World<Self>, _caller: &Caller) {}
}

fn main() {}
