//! P4: a payload that may need over 64 KiB.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "1/s")]
    fn tell(&mut self, _caller: &Caller, #[max_len(20_000)] story: String) {
        drop(story);
    }
}

fn main() {}
