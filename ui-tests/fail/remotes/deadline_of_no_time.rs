//! A deadline that nothing could keep.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s", deadline = "0s")]
    async fn ping(_world: World<Self>, _caller: &Caller) {}
}

fn main() {}
