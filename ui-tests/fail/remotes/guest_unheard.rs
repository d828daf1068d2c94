//! What is for guests hears who asks.

use remote::prelude::*;

struct Game;

#[remotes(lobby)]
impl Game {
    #[remote(rate = "1/s", allow = guest)]
    fn motd(&mut self) -> bool {
        true
    }
}

fn main() {}
