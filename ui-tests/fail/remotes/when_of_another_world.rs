//! A condition takes this world.

use remote::prelude::*;

struct Hall;

impl Hall {
    fn is_open(&self, _caller: &Caller) -> bool {
        true
    }
}

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s", when(Hall::is_open))]
    fn ping(&mut self, _caller: &Caller) {}
}

fn main() {}
