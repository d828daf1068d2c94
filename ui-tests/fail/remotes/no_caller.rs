//! Attack 24: who calls is not a parameter of the client's.

use remote::prelude::*;

struct Game;

#[remotes(shop)]
impl Game {
    #[remote(rate = "5/s")]
    fn say(&mut self, #[max_len(8)] text: String) {
        drop(text);
    }
}

fn main() {}
