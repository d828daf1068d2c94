//! `unreliable` is not built yet; the message says what to do until then.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s", unreliable)]
    fn look(&mut self, _caller: &Caller) {}
}

fn main() {}
