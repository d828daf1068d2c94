//! What travels is owned by whoever gets it.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s", reply(max_len(9)))]
    fn motd(&mut self, _caller: &Caller) -> &'static str {
        "hello"
    }
}

fn main() {}
