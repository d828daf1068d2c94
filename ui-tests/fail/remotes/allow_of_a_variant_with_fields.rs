//! A permission is a number: its variant has no fields.

use remote::prelude::*;

#[derive(Clone, Copy)]
enum Staff {
    Ban(u8),
}

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s", allow = Staff::Ban(7))]
    fn ban(&mut self, _caller: &Caller) {}
}

impl HasPermissions for Game {
    type Permission = Staff;
}

fn main() {}
