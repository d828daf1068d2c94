//! `allow` needs the world's permissions.

use remote::prelude::*;

#[derive(Clone, Copy)]
enum Staff {
    Ban,
}

#[remotes]
trait Arena {
    #[remote(rate = "5/s", allow = Staff::Ban)]
    fn ban(&mut self, caller: &Caller);
}

fn main() {}
