//! A permission is a variant of the world's enum.

use remote::prelude::*;

#[derive(Clone, Copy)]
enum Staff {
    Ban,
}

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s", allow = "ban")]
    fn ban(&mut self, _caller: &Caller) {}
}

impl HasPermissions for Game {
    type Permission = Staff;
}

const _: Staff = Staff::Ban;

fn main() {}
