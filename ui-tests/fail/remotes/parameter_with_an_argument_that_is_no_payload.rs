//! P3: a parameter whose type takes payloads alone, and is given a text.

use remote::prelude::*;

#[derive(Payload)]
struct Named<T: Payload> {
    it: T,
}

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s")]
    fn call_it(&mut self, _caller: &Caller, level: u8, name: Named<String>) {
        drop((level, name.it));
    }
}

fn main() {}
