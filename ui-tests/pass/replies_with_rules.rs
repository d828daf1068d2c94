//! Rules on what is returned, where it is neither a payload nor a bare number.

use std::collections::{BTreeMap, HashSet};

use remote::prelude::*;

#[derive(Debug, PartialEq, Payload)]
struct No;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s", reply(max_len(200)))]
    fn text(&mut self, _caller: &Caller) -> String {
        "hello".to_owned()
    }

    #[remote(rate = "5/s", reply(max_len(400), multiline))]
    async fn letter(_world: World<Self>, _caller: &Caller) -> Option<String> {
        None
    }

    #[remote(rate = "5/s", reply(max_len(4), each(max_len(8), pattern("[a-z]+"))))]
    fn names(&mut self, _caller: &Caller) -> Result<Vec<String>, No> {
        Err(No)
    }

    #[remote(rate = "5/s", reply(fields(any, finite, _)))]
    fn tuple(&mut self, _caller: &Caller) -> (u32, [f32; 3], bool) {
        (1, [0.0; 3], true)
    }

    #[remote(rate = "5/s", reply(len(1..=4), keys(any), values(finite)))]
    fn map(&mut self, _caller: &Caller) -> BTreeMap<PlayerId, f32> {
        [(PlayerId(1), 0.5)].into()
    }

    #[remote(rate = "5/s", reply(max_len(4), each(any)))]
    fn players(&mut self, caller: &Caller) -> HashSet<PlayerId> {
        [caller.player()].into()
    }

    #[remote(rate = "5/s", reply(range(1..=6)))]
    fn dice(&mut self, _caller: &Caller) -> [u32; 2] {
        [1, 6]
    }

    #[remote(rate = "5/s", reply(max_norm(1)))]
    fn wind(&mut self, _caller: &Caller) -> Result<[f32; 2], ()> {
        Ok([0.5, 0.5])
    }

    #[remote(rate = "5/s", reply(unchecked = "a seed"))]
    fn seed(&mut self, _caller: &Caller) -> u64 {
        7
    }

    #[remote(rate = "5/s")]
    fn bare(&mut self, _caller: &Caller) -> f64 {
        0.5
    }

    #[remote(rate = "5/s")]
    fn nothing(&mut self, _caller: &Caller) -> () {}
}

fn main() {
    let caller = Caller::for_test(PlayerId(1));
    assert_eq!(Game.names(&caller), Err(No));
    Game.nothing(&caller);
    let remotes = game::remotes().contract().remotes;
    let calls =
        remotes.iter().filter(|remote| remote.spec.kind == remote::schema::RemoteKind::Call);
    assert_eq!(calls.count(), 11);
}
