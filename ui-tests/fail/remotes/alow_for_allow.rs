//! A key that there is not, with the nearest one.

use remote::prelude::*;

#[derive(Clone, Copy)]
enum Staff {
    Ban,
}

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s", alow = Staff::Ban)]
    fn ban(&mut self, _caller: &Caller) {}
}

impl HasPermissions for Game {
    type Permission = Staff;
}

fn main() {}
