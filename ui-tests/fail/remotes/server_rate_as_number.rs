//! The server's rate is a text, too.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s", rate(server) = 50)]
    fn ping(&mut self, _caller: &Caller) {}
}

fn main() {}
