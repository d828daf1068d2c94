//! A world says what its permissions are.

use remote::prelude::*;

enum Staff {
    Ban,
}

struct Game;

#[remotes(shop)]
impl Game {
    #[remote(rate = "5/s", allow = Staff::Ban)]
    fn ban(&mut self, _caller: &Caller) {}
}

fn main() {}
