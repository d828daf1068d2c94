//! A condition hears who calls, as a remote does.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s", when(Self::is_here))]
    fn ping(&mut self, _caller: &Caller) {}

    fn is_here(&self, player: &PlayerId) -> bool {
        *player == PlayerId(1)
    }
}

fn main() {}
