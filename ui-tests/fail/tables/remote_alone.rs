//! `#[remote]` means nothing outside of a table.

use remote::prelude::*;

struct Game;

impl Game {
    #[remote(rate = "5/s")]
    fn ping(&mut self, _caller: &Caller) {}
}

fn main() {}
