//! An event has no reply.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s", reply(max_len(9)))]
    fn ping(&mut self, _caller: &Caller) {}
}

fn main() {}
