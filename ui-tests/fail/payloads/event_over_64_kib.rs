//! P4: an event that may need over 64 KiB.

use remote::prelude::*;

#[derive(Payload, Event)]
struct Map {
    #[max_len(70_000)]
    tiles: Vec<u8>,
}

struct Game;

#[remotes(game, events(Map))]
impl Game {}

fn main() {}
