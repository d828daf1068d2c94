//! An event is declared once, whatever its path.

use remote::prelude::*;

#[derive(Payload, Event)]
struct Told;

struct Game;

#[remotes(game, events(Told, self::Told))]
impl Game {
    #[remote(rate = "5/s")]
    fn ping(&mut self, _caller: &Caller) {}
}

fn main() {}
