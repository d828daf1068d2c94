//! A world has as many tables as its author wants, with remotes of the same names.

use remote::prelude::*;

#[derive(Debug, PartialEq, Payload, Event)]
struct Struck;

#[derive(Debug, PartialEq, Payload, Event)]
struct Sold;

#[derive(Default)]
struct Game {
    calls: u32,
}

#[remotes(shop, events(Sold))]
impl Game {
    #[remote(rate = "5/s", name = "open")]
    fn open_shop(&mut self, _caller: &Caller) -> u32 {
        self.count()
    }
}

#[remotes(arena, events(Struck, Sold))]
impl Game {
    #[remote(rate = "5/s", name = "open")]
    fn open_arena(&mut self, _caller: &Caller) -> u32 {
        self.count()
    }

    fn count(&mut self) -> u32 {
        self.calls += 1;
        self.calls
    }
}

#[remotes]
trait Hall {
    #[remote(rate = "5/s")]
    fn open(&mut self, caller: &Caller) -> u32;
}

impl Hall for Game {
    fn open(&mut self, _caller: &Caller) -> u32 {
        self.count()
    }
}

fn stubs(client: &Client) -> (ShopClient, ArenaClient, HallClient) {
    (shop::client(client), arena::client(client), hall::client(client))
}

fn main() {
    let _ = stubs;
    let tables = [shop::remotes(), arena::remotes(), hall::remotes::<Game>()];
    let names = tables.each_ref().map(|table| table.contract().remotes[0].spec.name);
    assert_eq!(names, ["open"; 3]);
    let caller = Caller::for_test(PlayerId(1));
    let mut game = Game::default();
    assert_eq!([game.open_shop(&caller), game.open_arena(&caller), game.open(&caller)], [1, 2, 3]);
}
