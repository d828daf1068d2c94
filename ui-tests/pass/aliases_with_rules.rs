//! An alias is what it stands for, and takes the rules of that.

use std::collections::BTreeMap;

use remote::prelude::*;

type Metres = f32;
type Place = [Metres; 3];
type Name = String;
type Names = Vec<Name>;
type Scores = BTreeMap<Name, u32>;
type Maybe<T> = Option<T>;
type Id = ItemId;

#[derive(Clone, Copy, remote::Id)]
struct ItemId(u32);

#[derive(Payload)]
struct Report {
    #[finite]
    at: Place,
    #[range(0.0..=100.0)]
    height: Maybe<Metres>,
    #[max_len(8)]
    name: Name,
    #[max_len(3)]
    #[each(max_len(8))]
    names: Names,
    #[max_len(3)]
    #[keys(max_len(8))]
    #[values(range(0..=9))]
    scores: Scores,
    #[known]
    item: Id,
}

type World = Game;

struct Game;

#[remotes(game)]
impl World {
    #[remote(rate = "1/s", reply(max_len(3), each(max_len(8))))]
    fn tell(&mut self, _caller: &Caller, report: Report) -> Names {
        drop((report.at, report.height, report.name, report.scores, report.item));
        report.names
    }
}

impl Knows<ItemId> for Game {
    fn knows(&self, id: ItemId) -> bool {
        id.0 == 1
    }
}

fn main() {
    let _table: remote::Table<Game> = game::remotes();
}
