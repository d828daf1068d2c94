//! Only an async body runs beside others.

use remote::prelude::*;

struct Game;

#[remotes(shop)]
impl Game {
    #[remote(rate = "5/s", concurrent)]
    fn ping(&mut self, _caller: &Caller) {}
}

fn main() {}
