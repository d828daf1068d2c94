//! P1: a guest sends no ids, in no payload either, where only the compiler sees them.

use remote::prelude::*;

#[derive(Payload)]
struct Claim {
    #[caller]
    player: PlayerId,
}

struct Game;

#[remotes(lobby)]
impl Game {
    #[remote(rate = "1/s", allow = guest)]
    fn claim(&mut self, _guest: &Guest, claim: Claim) -> bool {
        claim.player == PlayerId(1)
    }
}

fn main() {}
