//! A condition sees parameters, and the body takes them.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s", when(Self::fits(many)))]
    fn buy(&mut self, _caller: &Caller, many: u8) {
        let _ = many;
    }

    fn fits(&self, _caller: &Caller, many: u8) -> bool {
        many < 9
    }
}

fn main() {}
