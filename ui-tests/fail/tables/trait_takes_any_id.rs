//! Attack 24: no world implements a contract in which a client says who acts.

use remote::prelude::*;

#[remotes]
trait Bank {
    #[remote(rate = "5/s")]
    fn pay(&mut self, caller: &Caller, #[any] from: PlayerId);
}

struct Game;

impl Bank for Game {
    fn pay(&mut self, _caller: &Caller, _from: PlayerId) {}
}

fn main() {}
