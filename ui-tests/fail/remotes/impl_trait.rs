//! A remote has one form on the wire.

use remote::prelude::*;

struct Game;

#[remotes(shop)]
impl Game {
    #[remote(rate = "5/s")]
    fn ping(&mut self, _caller: &Caller, what: impl Payload) {
        drop(what);
    }

    #[remote(rate = "5/s")]
    fn pong(&mut self, _caller: &Caller) -> Result<impl Payload, ()> {
        Ok::<u8, ()>(1)
    }
}

fn main() {}
