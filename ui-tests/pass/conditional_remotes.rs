//! Remotes that are not always compiled.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[cfg(any())]
    #[remote(rate = "1/s")]
    fn never(&mut self, _caller: &Caller, what: NoSuchType) {}

    #[remote(rate = "1/s")]
    fn first(&mut self, _caller: &Caller) {}

    #[cfg(all())]
    #[remote(rate = "1/s")]
    fn second(&mut self, _caller: &Caller) {}

    #[remote(rate = "1/s")]
    fn third(&mut self, _caller: &Caller) {}
}

fn main() {
    let table = game::remotes();
    let remotes = table.contract().remotes.iter().map(|remote| (remote.spec.name, remote.position));
    assert_eq!(remotes.collect::<Vec<_>>(), [("first", 0), ("second", 1), ("third", 2)]);
}
