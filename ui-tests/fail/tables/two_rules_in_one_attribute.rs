//! What the compiler cannot read is not read a second time.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s")]
    fn say(&mut self, _caller: &Caller, #[max_len(8), check(is_polite)] text: String) {
        drop(text);
    }
}

fn main() {}
