//! A table belongs to one world.

use remote::prelude::*;

struct Game<T>(T);

#[remotes(game)]
impl<T> Game<T> {
    #[remote(rate = "5/s")]
    fn ping(&mut self, _caller: &Caller) {}
}

fn main() {}
