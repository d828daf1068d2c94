//! Attack 24: an id that nobody resolves comes from no guest either.

use remote::prelude::*;

struct Game;

#[remotes(lobby)]
impl Game {
    #[remote(rate = "1/s", allow = guest)]
    fn pay(&mut self, _guest: &Guest, #[any] from: PlayerId) -> bool {
        from == PlayerId(1)
    }
}

fn main() {}
