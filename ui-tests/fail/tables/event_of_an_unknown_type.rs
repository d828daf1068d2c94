//! An event is a type that there is.

use remote::prelude::*;

#[derive(Payload, Event)]
struct Told;

struct Game;

#[remotes(game, events(Tld))]
impl Game {
    #[remote(rate = "5/s")]
    fn ping(&mut self, _caller: &Caller) {}
}

fn main() {}
