//! A key that there is not, with the nearest one.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s", rate(sever) = "50/s")]
    fn ping(&mut self, _caller: &Caller) {}
}

fn main() {}
