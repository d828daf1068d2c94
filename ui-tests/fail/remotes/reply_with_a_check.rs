//! A check stands on a type.

use remote::prelude::*;

fn is_fine(text: &str) -> bool {
    text.is_ascii()
}

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s", reply(max_len(9), check(is_fine)))]
    fn motd(&mut self, _caller: &Caller) -> String {
        String::new()
    }
}

fn main() {}
