//! A deadline says when.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s", deadline)]
    async fn ping(_world: World<Self>, _caller: &Caller) {}
}

fn main() {}
