//! A table has a name and events.

use remote::prelude::*;

#[derive(Payload, Event)]
struct Told;

struct Game;

#[remotes(game, evnts(Told))]
impl Game {
    #[remote(rate = "5/s")]
    fn ping(&mut self, _caller: &Caller) {}
}

fn main() {}
