//! The depth of a type stands where it lies in itself, not where it is used.

use remote::prelude::*;

#[derive(Payload)]
struct Chain {
    #[max_depth(3)]
    #[max_bytes(9)]
    next: Option<Box<Self>>,
}

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "1/s")]
    fn ask(
        &mut self,
        _caller: &Caller,
        #[max_depth(3)]
        #[max_bytes(9)]
        chain: Chain,
    ) {
        drop(chain.next);
    }
}

fn main() {}
