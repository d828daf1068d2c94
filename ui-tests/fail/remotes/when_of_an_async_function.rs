//! A condition is asked inside of the critical section, where nothing is awaited.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s", when(Self::is_open))]
    fn ping(&mut self, _caller: &Caller) {}

    async fn is_open(&self, _caller: &Caller) -> bool {
        true
    }
}

fn main() {}
