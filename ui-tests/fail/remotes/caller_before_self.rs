//! The world comes first, as in every method.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s")]
    fn ping(_caller: &Caller, &mut self) {}
}

fn main() {}
