//! What every call costs is the rate's to say.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s", cost = 3)]
    fn ping(&mut self, _caller: &Caller) {}
}

fn main() {}
