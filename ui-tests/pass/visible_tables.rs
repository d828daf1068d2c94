//! Tables as visible as their author says, and stubs with them.

mod games {
    use remote::prelude::*;

    pub struct Game;

    #[remotes(pub open)]
    impl Game {
        #[remote(rate = "5/s")]
        pub fn ping(&mut self, _caller: &Caller) {}
    }

    #[remotes(pub(crate) wide)]
    impl Game {
        #[remote(rate = "5/s")]
        pub(crate) fn pong(&mut self, _caller: &Caller) {}
    }

    #[remotes(pub(super) narrow)]
    impl Game {
        #[remote(rate = "5/s")]
        pub(super) fn bing(&mut self, _caller: &Caller) {}
    }

    #[remotes(pub(in crate::games) inner)]
    impl Game {
        #[remote(rate = "5/s")]
        fn bong(&mut self, _caller: &Caller) {}
    }

    #[remotes(plain)]
    impl Game {
        #[remote(rate = "5/s")]
        fn ding(&mut self, _caller: &Caller) {}
    }

    #[remotes]
    pub(crate) trait Shop {
        #[remote(rate = "5/s")]
        fn buy(&mut self, caller: &Caller);
    }

    impl Shop for Game {
        fn buy(&mut self, _caller: &Caller) {}
    }

    pub fn hidden() -> remote::Table<Game> {
        inner::remotes()
    }
}

use games::{NarrowClient, OpenClient, PlainClient, ShopClient, WideClient};
use games::{narrow, open, plain, shop, wide};
use remote::Client;

fn stubs(client: &Client) -> (OpenClient, WideClient, NarrowClient, PlainClient, ShopClient) {
    (
        open::client(client),
        wide::client(client),
        narrow::client(client),
        plain::client(client),
        shop::client(client),
    )
}

fn main() {
    let _ = stubs;
    let tables = [
        open::remotes(),
        wide::remotes(),
        narrow::remotes(),
        games::hidden(),
        plain::remotes(),
        shop::remotes::<games::Game>(),
    ];
    let names = tables.map(|table| table.contract().name);
    assert_eq!(names, ["open", "wide", "narrow", "inner", "plain", "shop"]);
}
