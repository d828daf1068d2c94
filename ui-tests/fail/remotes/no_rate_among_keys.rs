//! P3: a remote says how often it may be called.

use remote::prelude::*;

struct Game;

#[remotes(shop)]
impl Game {
    #[remote(concurrent)]
    async fn ping(_world: World<Self>, _caller: &Caller) {}
}

fn main() {}
