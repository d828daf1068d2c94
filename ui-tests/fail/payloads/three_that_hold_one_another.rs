//! P4: a ring of three has no largest encoding either, and is told of in one place.

use remote::prelude::*;

#[derive(Payload)]
struct Region {
    #[max_len(8)]
    towns: Vec<Town>,
}

#[derive(Payload)]
struct Town {
    hall: Option<Box<Hall>>,
}

#[derive(Payload)]
enum Hall {
    Empty,
    Capital(Option<Box<Region>>),
}

/// It holds the ring, and is not part of it.
#[derive(Payload)]
struct World {
    region: Region,
}

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s")]
    fn put(&mut self, _caller: &Caller, world: World) {
        let _ = world;
    }
}

fn main() {}
