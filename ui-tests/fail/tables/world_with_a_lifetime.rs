//! A table belongs to one world.

use remote::prelude::*;

struct Game<'a>(&'a str);

#[remotes(game)]
impl<'a> Game<'a> {
    #[remote(rate = "5/s")]
    fn ping(&mut self, _caller: &Caller) {}
}

fn main() {}
