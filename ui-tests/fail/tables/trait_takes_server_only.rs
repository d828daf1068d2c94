//! What the server works out is not a client's to send: no world implements such a contract.

use remote::prelude::*;

#[derive(ServerOnly)]
struct Damage {
    #[range(0..=1000)]
    points: u32,
}

#[remotes]
trait Arena {
    #[remote(rate = "5/s")]
    fn hit(&mut self, caller: &Caller, damage: Damage);
}

struct Game;

impl Arena for Game {
    fn hit(&mut self, _caller: &Caller, damage: Damage) {
        let _ = damage.points;
    }
}

fn main() {}
