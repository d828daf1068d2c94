//! An error says which it is; a bare text has no length.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s")]
    fn buy(&mut self, _caller: &Caller) -> Result<u8, String> {
        Err("not enough gold".to_owned())
    }
}

fn main() {}
