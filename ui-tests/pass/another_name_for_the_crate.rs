//! A crate that calls `remote` otherwise says so once for each item.

use ::remote as net;
use net::{Caller, Knows};

#[derive(Clone, Copy, net::Id)]
#[payload(crate = net)]
struct ItemId(u32);

#[derive(Debug, PartialEq, net::Payload, net::Event)]
#[payload(crate = net)]
struct Told {
    #[range(1..=9)]
    level: u32,
}

#[derive(net::ServerOnly)]
#[payload(crate = self::net)]
enum Price {
    Free,
    Gold(#[any] u32),
}

struct Game;

#[net::remotes(game, crate = net, events(Told))]
impl Game {
    #[net::remote(rate = "5/s")]
    fn buy(&mut self, caller: &Caller, #[known] item: ItemId) -> Price {
        let _ = caller.send(&Told { level: 3 });
        if item.0 == 1 { Price::Free } else { Price::Gold(3) }
    }

    #[net::remote(rate = "5/s")]
    async fn wait(_world: net::World<Self>, _caller: &Caller) {}
}

#[net::remotes(crate = net)]
trait Shop {
    #[net::remote(rate = "5/s")]
    fn sell(&mut self, caller: &Caller, told: Told);
}

impl Shop for Game {
    fn sell(&mut self, _caller: &Caller, _told: Told) {}
}

impl Knows<ItemId> for Game {
    fn knows(&self, id: ItemId) -> bool {
        id.0 == 1
    }
}

fn main() {
    let caller = Caller::for_test(net::PlayerId(1));
    assert!(matches!(Game.buy(&caller, ItemId(1)), Price::Free));
    assert_eq!(caller.sent::<Told>()[0].1, Told { level: 3 });
    assert_eq!(game::remotes().contract().remotes.len(), 2);
    assert_eq!(shop::remotes::<Game>().contract().remotes.len(), 1);
}
