//! A word that means a rule, and is not like it.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s")]
    fn say(&mut self, _caller: &Caller, #[max_length(200)] text: String) {
        drop(text);
    }
}

fn main() {}
