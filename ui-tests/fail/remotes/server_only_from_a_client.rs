//! What the server works out is not a client's to send (attack 43).

use remote::prelude::*;

#[derive(ServerOnly)]
struct Damage {
    #[range(0..=1000)]
    points: u32,
}

#[derive(Payload)]
struct Hit {
    damage: Damage,
}

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s")]
    fn hit(&mut self, _caller: &Caller, hit: Hit) {
        let _ = hit.damage.points;
    }
}

fn main() {}
