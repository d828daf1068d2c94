//! P2: what is sent is an event, and says so.

use remote::prelude::*;

#[derive(Payload)]
struct Told;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s")]
    fn ping(&mut self, caller: &Caller) {
        let _ = caller.send(&Told);
    }
}

fn main() {}
