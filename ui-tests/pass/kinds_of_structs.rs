//! Structs of every kind: named, by number, and of nothing.

use remote::prelude::*;

#[derive(Payload)]
struct Unit;

#[derive(Payload)]
struct NoFields {}

#[derive(Payload)]
struct NoPlaces();

#[derive(Payload)]
struct One(u8);

#[derive(Payload)]
struct Several(#[range(1..=9)] u32, bool, #[max_len(3)] String, One);

#[derive(Payload)]
struct Named {
    unit: Unit,
    no_fields: NoFields,
    no_places: NoPlaces,
    several: Several,
    nothing: (),
    one_of_one: (u8,),
}

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "1/s")]
    fn nothing(&mut self, _caller: &Caller, Unit: Unit, NoFields {}: NoFields, (): ()) -> Unit {
        Unit
    }

    #[remote(rate = "1/s")]
    fn named(&mut self, _caller: &Caller, named: Named) {
        let Named { unit: Unit, no_fields: NoFields {}, no_places: NoPlaces(), .. } = named;
        let Several(number, flag, text, One(one)) = named.several;
        drop((number, flag, text, one, named.nothing, named.one_of_one));
    }
}

fn main() {
    let remotes = game::remotes().contract().remotes;
    let longest: Vec<_> = remotes.iter().map(|remote| remote.args.max_bytes).collect();
    assert_eq!(longest, [0, 1 + 1 + (1 + 12) + 1 + 1]);
    assert!(remotes[0].judge(&[]).is_ok());
    assert!(remotes[0].judge(&[0]).is_err());
}
