//! Guests share no bucket with players.

use remote::prelude::*;

struct Game;

#[remotes(lobby)]
impl Game {
    #[remote(rate = "1/s", allow = guest, group = "talk")]
    fn motd(&mut self, _guest: &Guest) -> bool {
        true
    }
}

fn main() {}
