//! The rule on what is returned fits its type.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s", reply(finite))]
    fn name(&mut self, _caller: &Caller) -> String {
        String::new()
    }
}

fn main() {}
