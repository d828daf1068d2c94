//! P3: a parameter that needs a rule and has none.

use remote::prelude::*;

struct Game;

#[remotes(shop)]
impl Game {
    #[remote(rate = "5/s")]
    fn say(&mut self, _caller: &Caller, text: String) {
        drop(text);
    }
}

fn main() {}
