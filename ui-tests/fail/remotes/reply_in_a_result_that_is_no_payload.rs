//! An answer is a payload, in a `Result`, too.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s")]
    fn opens(&mut self, _caller: &Caller) -> Result<std::time::Instant, ()> {
        Ok(std::time::Instant::now())
    }
}

fn main() {}
