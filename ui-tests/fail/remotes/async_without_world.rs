//! An async body gets a handle to the world.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s")]
    async fn ping(_caller: &Caller) {}
}

fn main() {}
