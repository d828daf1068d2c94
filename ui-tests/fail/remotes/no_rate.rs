//! P3: a remote says how often it may be called.

use remote::prelude::*;

struct Game;

#[remotes(shop)]
impl Game {
    #[remote]
    fn ping(&mut self, _caller: &Caller) {}
}

fn main() {}
