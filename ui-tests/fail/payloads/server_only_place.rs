//! What the server alone says is no place that a client sends, near whatever.

use remote::prelude::*;

#[derive(ServerOnly)]
struct Spawn(#[finite] [f32; 3]);

impl Position for Spawn {
    fn position(&self) -> [f32; 3] {
        self.0
    }
}

struct Game;

impl Characters for Game {
    fn position(&self, _: PlayerId) -> Option<[f32; 3]> {
        None
    }
}

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s")]
    fn go(&mut self, _caller: &Caller, #[near_character(5)] to: Spawn) {
        let _ = to.0;
    }
}

fn main() {}
