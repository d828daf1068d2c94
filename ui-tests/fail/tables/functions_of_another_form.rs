//! Functions that only a macro could read.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "1/s")]
    fn ask(&mut self, caller: &Caller, #[range(0..=9)] number: u8);

    #[remote(rate = "1/s")]
    fn fine(&mut self, _caller: &Caller) {}
}

#[remotes]
trait Shop {
    #[remote(rate = "1/s")]
    pub fn buy(&mut self, caller: &Caller, #[range(0..=9)] number: u8);
}

fn main() {}
