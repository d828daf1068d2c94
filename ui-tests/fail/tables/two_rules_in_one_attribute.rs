//! Each rule has an attribute of its own; the compiler's parser says first that it cannot read two in one.

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
