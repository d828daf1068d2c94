//! All mistakes of a table at once, and nothing else: neither about its other remotes nor about those
//! who use it.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/0s")]
    fn ping(&mut self, _caller: &Caller) -> bool {
        true
    }

    #[remote(rate = "5/s", when())]
    fn say(&mut self, _caller: &Caller, #[finite(1)] at: f32) {
        let _ = at;
    }

    #[remote(rate = "5/s")]
    fn fine(&mut self, _caller: &Caller) {}
}

fn use_it(client: &Client) {
    let _table = game::remotes();
    let game: GameClient = game::client(client);
    drop(game.ping());
    let _ = game.fine();
}

fn main() {}
