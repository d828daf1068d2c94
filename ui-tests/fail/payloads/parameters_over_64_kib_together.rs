//! P4: parameters that fit each, and not together.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "1/s")]
    fn tell(
        &mut self,
        _caller: &Caller,
        #[max_len(12_000)] story: String,
        #[max_len(12_000)] moral: String,
    ) {
        drop((story, moral));
    }
}

fn main() {}
