//! P1: a world that cannot answer what the contract's rules ask does not implement the contract.

use remote::prelude::*;

#[remotes]
trait Arena {
    #[remote(rate = "5/s")]
    fn walk(&mut self, caller: &Caller, #[near_character(5)] to: [f32; 3]);

    #[remote(rate = "5/s")]
    fn ping(&mut self, caller: &Caller);
}

struct Game;

impl Arena for Game {
    fn walk(&mut self, _caller: &Caller, _to: [f32; 3]) {}

    fn ping(&mut self, _caller: &Caller) {}
}

fn main() {}
