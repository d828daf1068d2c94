//! What a remote may return.

use std::collections::BTreeMap;
use std::time::Duration;

use remote::prelude::*;

#[derive(Clone, Copy, Id)]
struct ItemId(u32);

#[derive(Payload)]
struct No;

#[derive(ServerOnly)]
struct Price {
    #[any]
    gold: u64,
}

const MOST: usize = 8;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s")]
    fn number(&mut self, _caller: &Caller) -> u64 {
        1
    }

    #[remote(rate = "5/s")]
    fn float(&mut self, _caller: &Caller) -> Result<f32, No> {
        Err(No)
    }

    #[remote(rate = "5/s", reply(max_len(Self::MOST)))]
    fn text(&mut self, _caller: &Caller) -> String {
        String::new()
    }

    #[remote(rate = "5/s", reply(any))]
    async fn id(_world: World<Self>, _caller: &Caller) -> Result<ItemId, No> {
        Ok(ItemId(1))
    }

    #[remote(rate = "5/s", reply(max_len(4), keys(max_len(3)), values(any)))]
    fn map(&mut self, _caller: &Caller) -> BTreeMap<String, u16> {
        BTreeMap::new()
    }

    #[remote(rate = "5/s", reply(range("0s"..="1h")))]
    fn left(&mut self, _caller: &Caller) -> Duration {
        Duration::ZERO
    }

    #[remote(rate = "5/s", reply(any))]
    fn maybe(&mut self, _caller: &Caller) -> Option<u32> {
        None
    }

    #[remote(rate = "5/s", reply(unit))]
    fn facing(&mut self, _caller: &Caller) -> glam::Quat {
        glam::Quat::IDENTITY
    }

    #[remote(rate = "5/s")]
    fn price(&mut self, _caller: &Caller) -> Price {
        Price { gold: 1 }
    }

    const MOST: u8 = 9;
}

#[remotes]
trait Shop {
    #[remote(rate = "5/s", reply(len(1..=MOST)))]
    fn name(&mut self, caller: &Caller) -> String;
}

impl Shop for Game {
    fn name(&mut self, _caller: &Caller) -> String {
        "a".to_owned()
    }
}

fn use_it(client: &Client) -> Pending<String> {
    let pending: Pending<Result<f32, No>> = game::client(client).float();
    drop(pending);
    shop::client(client).name()
}

fn main() {
    let _ = use_it;
    let longest = |name: &str| {
        let remotes = game::remotes().contract().remotes;
        remotes.iter().find(|remote| remote.spec.name == name).expect("one").answer.max_bytes
    };
    // A tag, then the value.
    assert_eq!((longest("number"), longest("text"), longest("id")), (10, 1 + 1 + 36, 6));
}
