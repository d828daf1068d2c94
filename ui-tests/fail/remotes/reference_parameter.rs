//! A body owns what a client sent.

use remote::prelude::*;

struct Game;

#[remotes(shop)]
impl Game {
    #[remote(rate = "5/s")]
    fn say(&mut self, _caller: &Caller, #[max_len(8)] _text: &str) {}
}

fn main() {}
