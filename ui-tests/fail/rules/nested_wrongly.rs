//! A type in itself has a depth and a size, and asks the world nothing.

use remote::prelude::*;

#[derive(Payload)]
struct Half {
    #[max_depth(3)]
    next: Option<Box<Self>>,
}

#[derive(Payload)]
struct Elsewhere {
    #[max_depth(3)]
    #[max_bytes(9)]
    next: Option<Box<Half>>,
}

#[derive(Payload)]
struct TooDeep {
    #[max_depth(65)]
    #[max_bytes(9)]
    next: Option<Box<Self>>,
}

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "1/s")]
    fn ask(&mut self, _caller: &Caller, #[max_depth(3)] #[max_bytes(9)] next: Option<Box<Half>>) {
        drop(next);
    }
}

fn main() {}
