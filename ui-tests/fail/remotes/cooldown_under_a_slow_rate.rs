//! `cooldown` is not built yet; the message says what to do until then.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "1/3s", cooldown = "1s")]
    fn cast(&mut self, _caller: &Caller) {}
}

fn main() {}
