//! A table belongs to one world, whatever else is true of it.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game
where
    Game: Send,
{
    #[remote(rate = "5/s")]
    fn ping(&mut self, _caller: &Caller) {}
}

fn main() {}
