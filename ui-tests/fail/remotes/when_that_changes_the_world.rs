//! A condition looks at the world and leaves it as it is.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s", when(Self::is_first))]
    fn ping(&mut self, _caller: &Caller) {}

    fn is_first(&mut self, _caller: &Caller) -> bool {
        true
    }
}

fn main() {}
