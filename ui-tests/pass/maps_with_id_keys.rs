//! Maps and sets by ids, each resolved in its way.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use remote::prelude::*;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Id)]
struct ItemId(u16);

enum Shelf {}

#[derive(Payload)]
struct Cart {
    #[max_len(4)]
    #[keys(known)]
    #[values(range(1..=99))]
    wanted: BTreeMap<ItemId, u32>,
    #[max_len(4)]
    #[keys(known(in = Shelf))]
    from_the_shelf: HashMap<ItemId, bool>,
    #[max_len(4)]
    #[each(owned)]
    sold: BTreeSet<ItemId>,
    #[max_len(4)]
    #[each(target)]
    for_whom: HashSet<PlayerId>,
    #[max_len(2)]
    #[values(owned)]
    slots: BTreeMap<u8, ItemId>,
}

#[derive(ServerOnly)]
struct Ranking {
    #[max_len(8)]
    #[keys(any)]
    #[values(any)]
    points: HashMap<PlayerId, u32>,
}

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "1/s")]
    fn order(&mut self, _caller: &Caller, cart: Cart) -> Ranking {
        let Cart { wanted, from_the_shelf, sold, for_whom, slots } = cart;
        drop((wanted, from_the_shelf, sold, for_whom, slots));
        Ranking { points: HashMap::new() }
    }
}

impl Knows<ItemId> for Game {
    fn knows(&self, id: ItemId) -> bool {
        id == ItemId(1)
    }
}

impl KnowsIn<Shelf, ItemId> for Game {
    fn knows_in(&self, _player: PlayerId, id: ItemId) -> bool {
        id == ItemId(1)
    }
}

impl Owns<ItemId> for Game {
    fn owns(&self, _player: PlayerId, id: ItemId) -> bool {
        id == ItemId(1)
    }
}

impl Targets<PlayerId> for Game {
    fn may_target(&self, caller: &Caller, target: PlayerId) -> bool {
        caller.player() != target
    }
}

fn main() {
    let remote = &game::remotes().contract().remotes[0];
    assert!(remote.judge(&[2, 1, 9, 2, 9, 0, 0, 0, 0]).is_ok());
    // Keys rise.
    assert!(remote.judge(&[2, 2, 9, 1, 9, 0, 0, 0, 0]).is_err());
    assert!(remote.judge(&[2, 1, 9, 1, 9, 0, 0, 0, 0]).is_err());
}
