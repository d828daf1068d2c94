//! P2: what is no remote, no client can name.

use remote::prelude::*;

struct Game {
    stock: u32,
}

#[remotes(shop)]
impl Game {
    #[remote(rate = "5/s")]
    fn buy(&mut self, _caller: &Caller) {
        self.stock -= 1;
    }

    fn restock(&mut self) {
        self.stock = 9;
    }
}

fn cheat(client: &Client) {
    shop::client(client).restock();
}

fn main() {}
