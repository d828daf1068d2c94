//! An async body outlives the call that began it: its world is its own handle.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s")]
    async fn ping(_world: &World<Self>, _caller: &Caller) {}
}

fn main() {}
