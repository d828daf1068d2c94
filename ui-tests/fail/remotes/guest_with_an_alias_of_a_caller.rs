//! P6: a guest is no player, whatever his type is called.

use remote::prelude::*;

type Visitor = Caller;

struct Game;

#[remotes(lobby)]
impl Game {
    #[remote(rate = "1/s", allow = guest)]
    fn motd(&mut self, _visitor: &Visitor) -> bool {
        true
    }
}

fn main() {}
