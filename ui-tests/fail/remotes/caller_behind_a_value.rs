//! Who calls stands before what he sends.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s")]
    fn say(&mut self, #[max_len(8)] text: String, _caller: &Caller) {
        drop(text);
    }
}

fn main() {}
