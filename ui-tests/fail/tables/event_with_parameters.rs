//! An event is one type.

use remote::prelude::*;

#[derive(Payload)]
struct Told<T: Payload> {
    what: T,
}

struct Game;

#[remotes(game, events(Told<u8>))]
impl Game {
    #[remote(rate = "5/s")]
    fn ping(&mut self, _caller: &Caller) {}
}

fn main() {}
