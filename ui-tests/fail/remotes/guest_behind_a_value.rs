//! Who asks comes first, a guest too.

use remote::prelude::*;

struct Game;

#[remotes(lobby)]
impl Game {
    #[remote(rate = "1/s", allow = guest)]
    fn motd(&mut self, page: u8, _guest: &Guest) -> u8 {
        page
    }
}

fn main() {}
