//! `near` an id asks the world where the thing is that it names.

use remote::prelude::*;

#[derive(Clone, Copy, Id)]
struct DoorId(u32);

#[derive(Payload)]
struct Push {
    #[known]
    door: DoorId,
    #[near(door, 2)]
    at: [f32; 3],
}

struct Game;

impl Knows<DoorId> for Game {
    fn knows(&self, id: DoorId) -> bool {
        id.0 < 9
    }
}

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s")]
    fn push(&mut self, _caller: &Caller, push: Push) {
        let _ = (push.door, push.at);
    }
}

fn main() {}
