//! Of a list of paths each wrong one is told.

use remote::prelude::*;

struct Game {
    is_open: bool,
}

#[remotes(game, events(1, "two"))]
impl Game {
    #[remote(rate = "1/s", when(3, Self::is_open, "four"))]
    fn play(&mut self, _caller: &Caller) {}

    fn is_open(&self, _caller: &Caller) -> bool {
        self.is_open
    }
}

fn main() {}
