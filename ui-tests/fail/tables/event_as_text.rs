//! An event is a type.

use remote::prelude::*;

#[derive(Payload, Event)]
struct Told;

struct Game;

#[remotes(game, events("Told"))]
impl Game {
    #[remote(rate = "5/s")]
    fn ping(&mut self, _caller: &Caller) {}
}

fn main() {}
