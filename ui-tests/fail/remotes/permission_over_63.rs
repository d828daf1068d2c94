//! P1: a permission's number is not cut to one that is another's.

use remote::prelude::*;

#[derive(Clone, Copy)]
enum Staff {
    Mute = 0,
    Ban = 256,
}

struct Game;

impl HasPermissions for Game {
    type Permission = Staff;
}

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s", allow = Staff::Ban)]
    fn ban(&mut self, _caller: &Caller) {}
}

const _: Staff = Staff::Mute;

fn main() {}
