//! What a place has to be near to stands beside it, in one payload.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s")]
    fn throw(&mut self, _caller: &Caller, #[finite] from: [f32; 3], #[near(from, 5)] to: [f32; 3]) {
        let _ = (from, to);
    }
}

fn main() {}
