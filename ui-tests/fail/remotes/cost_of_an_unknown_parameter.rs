//! A cost looks at a parameter that there is.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s", cost = arows)]
    fn shoot(&mut self, _caller: &Caller, #[range(1..=5)] arrows: u32) {
        let _ = arrows;
    }
}

fn main() {}
