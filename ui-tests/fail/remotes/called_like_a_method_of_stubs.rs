//! A stub has two methods of its own where its table declares events.

use remote::prelude::*;

#[derive(Payload, Event)]
struct Told;

struct Game;

#[remotes(game, events(Told))]
impl Game {
    #[remote(rate = "5/s")]
    fn on(&mut self, _caller: &Caller) {}
}

fn main() {}
