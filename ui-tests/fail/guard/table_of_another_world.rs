//! P1: a server runs the remotes of its own world.

use remote::prelude::*;

struct Hall;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s")]
    fn ping(&mut self, _caller: &Caller) {}
}

fn main() {
    let _server = Server::builder(Hall).mount(game::remotes());
}
