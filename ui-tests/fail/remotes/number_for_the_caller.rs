//! What a client sends stands behind the caller, and the caller is none of it.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s")]
    fn buy(&mut self, _many: &u8) {}
}

fn main() {}
