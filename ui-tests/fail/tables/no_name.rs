//! A table has a name.

use remote::prelude::*;

struct Game;

#[remotes]
impl Game {
    #[remote(rate = "5/s")]
    fn ping(&mut self, _caller: &Caller) {}
}

fn main() {}
