//! A body hears who calls.

use remote::prelude::*;

struct Game;

#[remotes(shop)]
impl Game {
    #[remote(rate = "5/s")]
    fn ping(&mut self) {}
}

fn main() {}
