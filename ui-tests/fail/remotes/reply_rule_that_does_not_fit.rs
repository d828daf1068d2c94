//! A rule that does not fit what is returned.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s", reply(finite))]
    fn motd(&mut self, _caller: &Caller) -> String {
        String::new()
    }
}

fn main() {}
