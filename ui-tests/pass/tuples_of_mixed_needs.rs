//! Tuples: a rule for each place, in one another, and in collections.

use std::collections::BTreeMap;

use remote::prelude::*;

#[derive(Payload)]
struct Tuples {
    a: (u8, bool, char),
    #[fields(_, finite)]
    b: (bool, f32),
    #[fields(range(1..=9), (max_len(3), each(any)), _)]
    c: (u32, Vec<u16>, bool),
    #[fields(fields(_, finite), range(0.0..=1.0))]
    d: ((u8, f64), f32),
    #[fields(any)]
    e: (u64,),
    #[max_len(3)]
    #[each(fields(_, finite))]
    f: Vec<(u8, f32)>,
    #[max_len(3)]
    #[keys(fields(_, any))]
    #[values(fields(max_len(3), _))]
    g: BTreeMap<(bool, u16), (String, bool)>,
    #[fields(_, (max_len(3), keys(any), values(finite)))]
    h: (bool, BTreeMap<u16, f32>),
    #[fields(one_of(1, 5), unchecked = "a seed", range("0s"..="1s"))]
    i: (u32, u64, std::time::Duration),
}

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "1/s")]
    fn take(&mut self, _caller: &Caller, all: Tuples) {
        let Tuples { a, b, c, d, e, f, g, h, i } = all;
        drop((a, b, c, d, e, f, g, h, i));
    }

    #[remote(rate = "1/s")]
    fn pair(&mut self, _caller: &Caller, #[fields(_, range(1..=9))] (flag, number): (bool, u32)) {
        let _ = (flag, number);
    }
}

fn main() {
    let pair = &game::remotes().contract().remotes[1];
    assert!(pair.judge(&[1, 9]).is_ok());
    assert!(pair.judge(&[1, 10]).is_err());
}
