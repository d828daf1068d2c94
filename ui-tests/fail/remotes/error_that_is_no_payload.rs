//! An error travels as a value does.

use remote::prelude::*;

enum ShopError {
    NotEnoughGold,
}

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s")]
    fn buy(&mut self, _caller: &Caller) -> Result<u8, ShopError> {
        Err(ShopError::NotEnoughGold)
    }
}

fn main() {}
