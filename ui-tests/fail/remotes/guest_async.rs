//! What is for guests has no async body yet.

use remote::prelude::*;

struct Game;

#[remotes(lobby)]
impl Game {
    #[remote(rate = "1/s", allow = guest)]
    async fn motd(_world: World<Self>, _guest: &Guest) -> bool {
        true
    }
}

fn main() {}
