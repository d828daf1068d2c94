//! A permission is one of the world's, also where the world is not known.

use remote::prelude::*;

#[derive(Clone, Copy)]
enum Staff {
    Ban,
}

enum Role {
    Admin,
}

#[remotes]
trait Admin: HasPermissions<Permission = Staff> {
    #[remote(rate = "5/s", allow = Role::Admin)]
    fn ban(&mut self, caller: &Caller);
}

const _: Staff = Staff::Ban;

fn main() {}
