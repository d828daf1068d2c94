//! `once` is not built yet; the message says what to do until then.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s", once)]
    async fn redeem(_world: World<Self>, _caller: &Caller, #[range(1..=99)] number: u32) -> bool {
        number > 1
    }
}

fn main() {}
