//! A cost is a whole number.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s", cost = power)]
    fn shoot(&mut self, _caller: &Caller, #[range(0.0..=1.0)] power: f32) {
        let _ = power;
    }
}

fn main() {}
