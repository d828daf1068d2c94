//! What cannot be read is one mistake; the other keys are read all the same.

use remote::prelude::*;

struct Game;

#[remotes(shop)]
impl Game {
    #[remote(burst = , rate = "5/0s", bogus)]
    fn buy(&mut self, _caller: &Caller) {}

    #[remote(rate = , deadline = "1s")]
    fn sell(&mut self, _caller: &Caller) {}

    #[remote(rate "5/s", burst = "ten")]
    fn trade(&mut self, _caller: &Caller) {}

    #[remote(rate = "5/s" burst = 3)]
    fn haggle(&mut self, _caller: &Caller) {}
}

fn main() {}
