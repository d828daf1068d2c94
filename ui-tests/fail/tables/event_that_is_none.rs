//! What a table sends is an event.

use remote::prelude::*;

#[derive(Payload)]
struct Told {
    loud: bool,
}

struct Game;

#[remotes(game, events(Told))]
impl Game {
    #[remote(rate = "5/s")]
    fn ping(&mut self, _caller: &Caller) {}
}

fn main() {}
