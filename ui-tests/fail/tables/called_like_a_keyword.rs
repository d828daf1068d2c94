//! A table is an enum of its name.

use remote::prelude::*;

struct Game;

#[remotes(match)]
impl Game {
    #[remote(rate = "5/s")]
    fn find(&mut self, _caller: &Caller) {}
}

#[remotes]
trait Match {
    #[remote(rate = "5/s")]
    fn find(&mut self, caller: &Caller);
}

fn main() {}
