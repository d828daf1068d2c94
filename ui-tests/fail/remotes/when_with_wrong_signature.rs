//! A condition takes the world and the caller.

use remote::prelude::*;

struct Game;

#[remotes(shop)]
impl Game {
    #[remote(rate = "5/s", when(Self::is_here))]
    fn ping(&mut self, _caller: &Caller) {}

    fn is_here(&self) -> bool {
        true
    }
}

fn main() {}
