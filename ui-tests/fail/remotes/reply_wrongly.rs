//! `reply` takes the rule on what is returned.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s", reply = "short")]
    fn text(&mut self, _caller: &Caller) -> String {
        String::new()
    }

    #[remote(rate = "5/s", reply())]
    fn nothing(&mut self, _caller: &Caller) -> String {
        String::new()
    }

    #[remote(rate = "5/s", reply(max_len(9)))]
    fn event(&mut self, _caller: &Caller) {}

    #[remote(rate = "5/s", reply(max_len(9), check(is_fine)))]
    fn check(&mut self, _caller: &Caller) -> String {
        String::new()
    }
}

fn main() {}
