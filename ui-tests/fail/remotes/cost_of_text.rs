//! A cost is a whole number.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s", cost = text)]
    fn say(&mut self, _caller: &Caller, #[max_len(9)] text: String) {
        drop(text);
    }
}

fn main() {}
