//! P6: a guest is no player.

use remote::prelude::*;

struct Game;

#[remotes(lobby)]
impl Game {
    #[remote(rate = "1/s", allow = guest)]
    fn motd(&mut self, _caller: &Caller) -> bool {
        true
    }
}

fn main() {}
