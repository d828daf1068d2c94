//! A word that is nearly a rule: its parts changed places.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s")]
    fn say(&mut self, _caller: &Caller, #[len_max(8)] text: String) {
        drop(text);
    }
}

fn main() {}
