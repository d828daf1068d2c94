//! P4: a reply that may need over 64 KiB.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s", reply(max_len(70_000)))]
    fn map(&mut self, _caller: &Caller) -> Vec<u8> {
        Vec::new()
    }
}

fn main() {}
