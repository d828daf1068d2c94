//! Attack 24: an id that nobody resolves cannot come from a client.

use remote::prelude::*;

struct Game;

#[remotes(shop)]
impl Game {
    #[remote(rate = "5/s")]
    fn pay(&mut self, _caller: &Caller, #[any] from: PlayerId) {
        let _ = from;
    }
}

fn main() {}
