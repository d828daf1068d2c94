//! A world says what its permissions are, where the contract asks for them.

use remote::prelude::*;

#[derive(Clone, Copy)]
enum Staff {
    Ban,
}

#[remotes]
trait Admin: HasPermissions<Permission = Staff> {
    #[remote(rate = "5/min", allow = Staff::Ban)]
    fn ban(&mut self, caller: &Caller);
}

struct Game;

impl Admin for Game {
    fn ban(&mut self, _caller: &Caller) {}
}

fn main() {}
