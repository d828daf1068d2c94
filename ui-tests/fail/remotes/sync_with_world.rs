//! A sync body is in the world already.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s")]
    fn ping(_world: World<Self>, _caller: &Caller) {}
}

fn main() {}
