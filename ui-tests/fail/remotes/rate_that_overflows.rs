//! A rate that is none.

use remote::prelude::*;

struct Game;

#[remotes(shop)]
impl Game {
    #[remote(rate = "5/99999999999h")]
    fn ping(&mut self, _caller: &Caller) {}
}

fn main() {}
