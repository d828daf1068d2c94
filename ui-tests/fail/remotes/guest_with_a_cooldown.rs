//! A cooldown is a player's.

use remote::prelude::*;

struct Game;

#[remotes(lobby)]
impl Game {
    #[remote(rate = "1/s", allow = guest, cooldown = "3s")]
    fn motd(&mut self, _guest: &Guest) -> bool {
        true
    }
}

fn main() {}
