//! A body gets the world of its table.

use remote::prelude::*;

struct Hall;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s")]
    async fn ping(_world: World<Hall>, _caller: &Caller) {}
}

fn main() {}
