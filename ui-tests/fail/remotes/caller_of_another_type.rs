//! Who calls is a `Caller`, which has the player.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s")]
    fn ping(&mut self, _player: &PlayerId) {}
}

fn main() {}
