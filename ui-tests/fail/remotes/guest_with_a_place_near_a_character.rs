//! A guest has no character.

use remote::prelude::*;

struct Game;

#[remotes(lobby)]
impl Game {
    #[remote(rate = "1/s", allow = guest)]
    fn look(&mut self, _guest: &Guest, #[near_character(10)] at: [f32; 3]) -> bool {
        at == [0.0; 3]
    }
}

impl Characters for Game {
    fn position(&self, _: PlayerId) -> Option<[f32; 3]> {
        None
    }
}

fn main() {}
