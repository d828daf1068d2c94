//! P1: no world says of itself that it takes from a client what is the server's to say.

use remote::__private::TakesServerOnly;
use remote::prelude::*;

#[derive(ServerOnly)]
struct Damage {
    #[range(0..=1000)]
    points: u32,
}

struct Game;

impl TakesServerOnly<Damage> for Game {}

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s")]
    fn hit(&mut self, _caller: &Caller, damage: Damage) {
        let _ = damage.points;
    }
}

fn main() {}
