//! P1: a world that cannot answer what a rule asks of it.

use remote::prelude::*;

struct Game;

#[remotes(shop)]
impl Game {
    #[remote(rate = "5/s")]
    fn walk(&mut self, _caller: &Caller, #[near_character(5)] to: [f32; 3]) {
        let _ = to;
    }
}

fn main() {}
