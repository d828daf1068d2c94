//! A condition is asked in the critical section: it does not wait.

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
