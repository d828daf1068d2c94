//! Nobody would ever be let in.

use remote::prelude::*;

struct Game;

#[remotes(shop)]
impl Game {
    #[remote(rate = "5/s", burst = 0)]
    fn buy(&mut self, _caller: &Caller) {}
}

fn main() {}
