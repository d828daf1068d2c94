//! A sync body takes the world.

use remote::prelude::*;

struct Game;

#[remotes(shop)]
impl Game {
    #[remote(rate = "5/s")]
    fn ping(_caller: &Caller) {}
}

fn main() {}
