//! A word that takes nothing.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s", concurrent = true)]
    async fn ping(_world: World<Self>, _caller: &Caller) {}
}

fn main() {}
