//! A world and a table of one name in each of two functions: neither sees the other.

use remote::prelude::*;

fn first() -> usize {
    struct Game;

    #[remotes(game)]
    impl Game {
        #[remote(rate = "5/s")]
        fn ping(&mut self, _caller: &Caller) {}
    }

    game::remotes().contract().remotes.len()
}

fn second() -> usize {
    struct Game;

    #[remotes]
    trait Shop {
        #[remote(rate = "5/s")]
        fn ping(&mut self, caller: &Caller);
    }

    impl Shop for Game {
        fn ping(&mut self, _caller: &Caller) {}
    }

    #[remotes(game)]
    impl Game {
        #[remote(rate = "5/s")]
        fn pong(&mut self, _caller: &Caller) {}

        #[remote(rate = "5/s")]
        fn bye(&mut self, _caller: &Caller) {}
    }

    game::remotes().contract().remotes.len() + shop::remotes::<Game>().contract().remotes.len()
}

fn main() {
    assert_eq!((first(), second()), (1, 3));
}
