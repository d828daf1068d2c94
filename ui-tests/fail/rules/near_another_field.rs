//! There is no rule `near` yet: nearness is to the player's character.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s")]
    fn throw(&mut self, _caller: &Caller, #[near(from, 5)] to: [f32; 3]) {
        let _ = to;
    }
}

fn main() {}
