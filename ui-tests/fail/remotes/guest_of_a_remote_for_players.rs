//! Who has logged in is no guest.

use remote::prelude::*;

struct Game;

#[remotes(lobby)]
impl Game {
    #[remote(rate = "1/s")]
    fn motd(&mut self, _guest: &Guest) -> bool {
        true
    }
}

fn main() {}
