//! Each rule has an attribute of its own; the compiler's parser says first that it cannot read two in one. Who takes the payload hears
//! nothing of it.

use remote::prelude::*;

#[derive(Payload)]
struct Numbers {
    #[max_len(3), each(any)]
    numbers: Vec<u32>,
}

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s")]
    fn add(&mut self, _caller: &Caller, numbers: Numbers) {
        drop(numbers);
    }
}

fn main() {}
