//! One bucket has one rate.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "2/s", group = "combat")]
    fn strike(&mut self, _caller: &Caller) {}

    #[remote(rate = "5/s", group = "combat")]
    fn parry(&mut self, _caller: &Caller) {}
}

fn main() {}
