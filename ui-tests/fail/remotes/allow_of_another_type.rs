//! A permission is one of the world's.

use remote::prelude::*;

#[derive(Clone, Copy)]
enum Staff {
    Ban,
}

enum Role {
    Admin,
}

struct Game;

#[remotes(shop)]
impl Game {
    #[remote(rate = "5/s", allow = Role::Admin)]
    fn ban(&mut self, _caller: &Caller) {}
}

impl HasPermissions for Game {
    type Permission = Staff;
}

const _: Staff = Staff::Ban;

fn main() {}
