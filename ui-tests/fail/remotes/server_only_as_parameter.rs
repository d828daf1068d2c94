//! What the server works out is not a client's to send.

use remote::prelude::*;

#[derive(ServerOnly)]
struct Damage {
    #[range(0..=1000)]
    points: u32,
}

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s")]
    fn hit(&mut self, _caller: &Caller, damage: Damage) {
        let _ = damage.points;
    }
}

fn main() {}
