//! A remote has one form on the wire.

use remote::prelude::*;

struct Game;

#[remotes(shop)]
impl Game {
    #[remote(rate = "5/s")]
    fn ping<T: Payload>(&mut self, _caller: &Caller, what: T) {
        drop(what);
    }
}

fn main() {}
