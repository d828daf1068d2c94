//! A word that is no rule, with the nearest one.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s", reply(maxlen(9)))]
    fn motd(&mut self, _caller: &Caller) -> String {
        String::new()
    }
}

fn main() {}
