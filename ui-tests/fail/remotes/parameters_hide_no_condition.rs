//! A wrong parameter and a wrong condition, at once.

use remote::prelude::*;

struct Game;

#[remotes(shop)]
impl Game {
    #[remote(rate = "5/s", when(Self::is_open(ordr)))]
    fn buy(&mut self, _caller: &Caller, order: &str, #[range(5..=1)] count: u32) {
        drop((order, count));
    }

    fn is_open(&self, _caller: &Caller, _order: &String) -> bool {
        true
    }
}

fn main() {}
