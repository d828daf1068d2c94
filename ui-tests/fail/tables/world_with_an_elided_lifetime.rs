//! A table belongs to one world, which owns what it holds.

use remote::prelude::*;

struct Game<'a>(&'a str);

#[remotes(game)]
impl Game<'_> {
    #[remote(rate = "5/s")]
    fn ping(&mut self, _caller: &Caller) {}
}

fn main() {}
