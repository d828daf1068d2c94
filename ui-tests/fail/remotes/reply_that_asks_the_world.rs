//! Nobody asks the world about a reply.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "1/s", reply(target))]
    fn leader(&mut self, caller: &Caller) -> PlayerId {
        caller.player()
    }

    #[remote(rate = "1/s", reply(max_len(9), each(near_character(5))))]
    fn places(&mut self, _caller: &Caller) -> Vec<[f32; 3]> {
        Vec::new()
    }
}

fn main() {}
