//! A trait in scope that gives everything a method by value, called as one that the stub calls on its table.

use remote::prelude::*;

trait Call: Sized {
    fn call(self) -> Self {
        self
    }

    fn event(self) -> Self {
        self
    }
}

impl<T> Call for T {}

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s")]
    fn ask(&mut self, _caller: &Caller) -> bool {
        true
    }

    #[remote(rate = "5/s")]
    fn ping(&mut self, _caller: &Caller) {}
}

fn main() {
    assert_eq!(3u8.call().event(), 3);
    assert_eq!(game::remotes().contract().remotes.len(), 2);
}
