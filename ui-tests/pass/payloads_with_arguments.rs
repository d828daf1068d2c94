//! P4: payloads with arguments, wherever they may stand: in variants, lists and tuples, as parameters and replies, at both doors, and with
//! the type from one place and the name from another.

use std::collections::BTreeMap;

use remote::prelude::*;

#[derive(Debug, Payload, Event)]
struct Ping {
    both: Pair<Pair<u8>>,
}

#[derive(Debug, Payload)]
struct Pair<T: Payload> {
    left: T,
    right: T,
}

#[derive(Debug, Payload)]
struct Both<T: Payload, U: Payload = bool> {
    left: T,
    right: U,
    always: Pair<u8>,
}

#[derive(Debug, Payload)]
enum Deed {
    Nothing,
    One(Pair<bool>),
    Two { first: u8, then: Option<Pair<u8>> },
    More(Box<Pair<bool>>, Both<Pair<u8>, Both<bool>>),
}

#[derive(Debug, Payload)]
struct Chest {
    #[max_len(4)]
    pairs: Vec<Pair<u8>>,
    #[max_len(3)]
    named: BTreeMap<u8, Both<bool>>,
    row: [Pair<bool>; 2],
    mixed: (Pair<u8>, u8),
}

macro_rules! holds {
    ($name:ident, $ty:ty, $field:ident) => {
        #[derive(Debug, Payload)]
        struct $name {
            $field: $ty,
            at: Pair<u8>,
        }
    };
}
holds!(Here, Pair<Deed>, deed);

macro_rules! table {
    ($table:ident, $remote:ident, $param:ident: $ty:ty, $returned:ty) => {
        #[remotes($table)]
        impl Game {
            #[remote(rate = "1/s")]
            fn $remote(&mut self, caller: &Caller, $param: $ty, own: Pair<u8>) -> $returned {
                let _ = (caller, $param);
                own
            }

            #[remote(rate = "1/s")]
            fn again(&mut self, caller: &Caller, own: Pair<u8>, level: u8, $param: $ty) {
                let _ = (caller, own, level, $param);
            }
        }
    };
}
table!(mall, there, one: Pair<bool>, Pair<u8>);

struct Game;

#[remotes(game, events(Ping))]
impl Game {
    #[remote(rate = "1/s", burst = 255, when(Self::even(both)), cost = both.left)]
    fn put(
        &mut self,
        caller: &Caller,
        level: u8,
        both: Both<u8, Pair<bool>>,
    ) -> Result<Pair<u8>, Pair<bool>> {
        let _ = (caller, level);
        if both.right.left { Err(both.right) } else { Ok(both.always) }
    }

    #[remote(rate = "1/s")]
    async fn later(
        world: World<Self>,
        caller: &Caller,
        here: Here,
        deed: Pair<Deed>,
    ) -> Option<Pair<Deed>> {
        let _ = (world, caller, here);
        Some(deed)
    }

    #[remote(rate = "1/s")]
    fn r#match(&mut self, caller: &Caller, r#type: Pair<u8>) -> Pair<u8> {
        let _ = caller;
        r#type
    }

    #[remote(rate = "1/s", allow = guest)]
    fn look(&mut self, guest: &Guest, chest: Chest, pair: Pair<Pair<u8>>) {
        let _ = (guest, chest, pair);
    }

    fn even(&self, _: &Caller, both: &Both<u8, Pair<bool>>) -> bool {
        both.left % 2 == 0
    }
}

#[remotes]
trait Stall {
    #[remote(rate = "1/s")]
    fn pat(&mut self, caller: &Caller, note: Pair<Pair<u8>>) -> Pair<u8>;
}

impl Stall for Game {
    fn pat(&mut self, _: &Caller, note: Pair<Pair<u8>>) -> Pair<u8> {
        note.left
    }
}

fn main() {
    let _ = (game::remotes(), mall::remotes(), stall::remotes::<Game>());
}
