//! Only an async body has a deadline.

use remote::prelude::*;

struct Game;

#[remotes(shop)]
impl Game {
    #[remote(rate = "5/s", deadline = "1s")]
    fn ping(&mut self, _caller: &Caller) {}
}

fn main() {}
