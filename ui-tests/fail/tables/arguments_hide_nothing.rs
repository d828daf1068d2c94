//! A wrong argument of the table, and what is wrong with its remotes, at once.

use remote::prelude::*;

struct Game;

#[remotes(shop, evnts(Sold), "market")]
impl Game {
    #[remote(rate = "5/0s")]
    fn buy(&mut self, _caller: &Caller, #[finite(1)] price: f32) {
        let _ = price;
    }
}

#[remotes]
impl Game {
    #[remote]
    fn sell(&mut self, _caller: &Caller) {}
}

fn use_it(client: &Client) {
    let _ = shop::client(client).buy(1.0);
}

fn main() {}
