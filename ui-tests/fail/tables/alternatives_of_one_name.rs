//! Of two that are never compiled together, one stands in the stub: also after a mistake elsewhere.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[cfg(debug_assertions)]
    #[remote(rate = "5/s")]
    fn ping(&mut self, _caller: &Caller) {}

    #[cfg(not(debug_assertions))]
    #[remote(rate = "5/s")]
    fn ping(&mut self, _caller: &Caller) {}

    #[remote(rate = "5/0s")]
    fn wrong(&mut self, _caller: &Caller) {}
}

fn main() {}
