//! The permissions of a world are those that the contract asks for.

use remote::prelude::*;

#[derive(Clone, Copy)]
enum Staff {
    Ban,
}

#[derive(Clone, Copy)]
enum Guild {
    Kick,
}

#[remotes]
trait Admin: HasPermissions<Permission = Staff> {
    #[remote(rate = "5/min", allow = Staff::Ban)]
    fn ban(&mut self, caller: &Caller);
}

struct Game;

impl HasPermissions for Game {
    type Permission = Guild;
}

impl Admin for Game {
    fn ban(&mut self, _caller: &Caller) {}
}

const _: Guild = Guild::Kick;

fn main() {}
