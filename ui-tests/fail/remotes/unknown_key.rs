//! A key that there is not, with the nearest one.

use remote::prelude::*;

struct Game;

#[remotes(shop)]
impl Game {
    #[remote(rate = "5/s", brust = 3)]
    fn ping(&mut self, _caller: &Caller) {}
}

fn main() {}
