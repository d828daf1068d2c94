//! An answer is a payload.

use remote::prelude::*;

struct Game;

#[remotes(shop)]
impl Game {
    #[remote(rate = "5/s")]
    fn ping(&mut self, _caller: &Caller) -> std::time::Instant {
        std::time::Instant::now()
    }
}

fn main() {}
