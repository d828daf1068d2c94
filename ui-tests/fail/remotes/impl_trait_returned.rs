//! An answer has one form on the wire.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s")]
    fn ping(&mut self, _caller: &Caller) -> impl Payload {
        1u8
    }
}

fn main() {}
