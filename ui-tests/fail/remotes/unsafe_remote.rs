//! A remote is an ordinary function.

use remote::prelude::*;

struct Game;

#[remotes(shop)]
impl Game {
    #[remote(rate = "5/s")]
    unsafe fn ping(&mut self, _caller: &Caller) {}
}

fn main() {}
