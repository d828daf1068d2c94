//! A condition only looks at the world.

use remote::prelude::*;

struct Game {
    asked: u32,
}

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s", when(Self::is_open))]
    fn ping(&mut self, _caller: &Caller) {}

    fn is_open(&mut self, _caller: &Caller) -> bool {
        self.asked += 1;
        true
    }
}

fn main() {}
