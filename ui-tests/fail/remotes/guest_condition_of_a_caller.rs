//! A condition of what is for guests sees the guest.

use remote::prelude::*;

struct Game;

#[remotes(lobby)]
impl Game {
    #[remote(rate = "1/s", allow = guest, when(Self::is_open))]
    fn motd(&mut self, _guest: &Guest) -> bool {
        true
    }

    fn is_open(&self, _caller: &Caller) -> bool {
        true
    }
}

fn main() {}
