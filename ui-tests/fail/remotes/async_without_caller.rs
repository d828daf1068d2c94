//! An async body hears who calls, too.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s")]
    async fn ping(_world: World<Self>) {}
}

fn main() {}
