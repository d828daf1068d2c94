//! A word that is nearly a rule.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s")]
    fn paint(&mut self, _caller: &Caller, #[uncheked = "nobody looks"] hue: f32) {
        let _ = hue;
    }
}

fn main() {}
