//! A key that stands there twice.

use remote::prelude::*;

struct Game;

#[remotes(shop)]
impl Game {
    #[remote(rate = "5/s", rate = "6/s")]
    fn ping(&mut self, _caller: &Caller) {}
}

fn main() {}
