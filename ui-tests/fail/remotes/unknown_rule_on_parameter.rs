//! A word that is nearly a rule.

use remote::prelude::*;

struct Game;

#[remotes(shop)]
impl Game {
    #[remote(rate = "5/s")]
    fn say(&mut self, _caller: &Caller, #[maxlen(8)] text: String) {
        drop(text);
    }
}

fn main() {}
