//! `reply` takes a rule.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s", reply())]
    fn motd(&mut self, _caller: &Caller) -> String {
        String::new()
    }
}

fn main() {}
