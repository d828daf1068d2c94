//! Checks: on a field, across a struct, on an enum, several, of every version, by every path.

use remote::prelude::*;

#[derive(Debug, Clone, PartialEq, Payload)]
#[check(Self::is_fair, version = 2)]
#[check(rules::is_small)]
struct Trade {
    #[range(0..=100)]
    #[check(is_even)]
    #[check(rules::is_not_four, version = 7)]
    gives: u32,
    #[range(0..=100)]
    takes: u32,
    #[max_len(8)]
    #[check(rules::is_polite)]
    note: String,
    #[check(rules::rises)]
    steps: [u8; 2],
}

/// Whatever a check can be given as: itself, what it refers to, and a type that the check leaves open.
#[derive(Payload)]
struct Bag {
    #[max_len(8)]
    #[check(rules::rises)]
    steps: Vec<u8>,
    #[check(rules::is_some)]
    first: Box<Option<u8>>,
    #[check(rules::is_another)]
    last: u8,
    #[check(rules::is_set)]
    set: bool,
    #[max_len(8)]
    #[check(str::is_ascii)]
    name: String,
}

impl Trade {
    fn is_fair(&self) -> bool {
        self.gives >= self.takes
    }
}

fn is_even(number: &u32) -> bool {
    number % 2 == 0
}

mod rules {
    use super::{Side, Trade};

    pub(super) fn is_small(trade: &Trade) -> bool {
        trade.gives + trade.takes < 50
    }

    pub(super) fn is_not_four(number: &u32) -> bool {
        *number != 4
    }

    pub(super) fn is_polite(text: &str) -> bool {
        !text.contains("noob")
    }

    pub(super) fn rises(steps: &[u8]) -> bool {
        steps.is_sorted()
    }

    pub(super) fn is_some<T>(value: &Option<T>) -> bool {
        value.is_some()
    }

    pub(super) fn is_another<T: Default + PartialEq>(value: &T) -> bool {
        *value != T::default()
    }

    pub(super) fn is_set(value: &(impl Copy + Into<u8>)) -> bool {
        (*value).into() == 1
    }

    pub(super) const fn is_left(side: &Side) -> bool {
        matches!(side, Side::Left)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Payload)]
#[check(u8_of, version = 0)]
enum Side {
    Left,
    Right,
}

fn u8_of(side: &Side) -> bool {
    (*side as u8) < 2
}

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "1/s")]
    fn trade(&mut self, _caller: &Caller, trade: Trade) -> Trade {
        trade
    }

    #[remote(rate = "1/s")]
    fn pack(&mut self, _caller: &Caller, bag: Bag) {
        let _ = bag;
    }

    #[remote(rate = "1/s")]
    fn go(&mut self, _caller: &Caller, #[check(rules::is_left)] side: Side) -> Side {
        side
    }
}

fn main() {
    let [trade, pack, go] = game::remotes().contract().remotes else { panic!("three remotes") };
    let legal = [6, 5, 2, b'h', b'i', 1, 2];
    assert!(trade.judge(&legal).is_ok());
    for (place, wrong) in [(0, 7), (0, 4), (1, 7), (5, 3)] {
        let mut illegal = legal;
        illegal[place] = wrong;
        assert!(trade.judge(&illegal).is_err(), "{illegal:?}");
    }
    assert!(trade.judge(&[60, 0, 0, 1, 2]).is_err());
    let legal = [2, 1, 2, 1, 7, 3, 1, 1, b'a'];
    assert!(pack.judge(&legal).is_ok());
    for (place, wrong) in [(1, 3), (5, 0), (6, 0)] {
        let mut illegal = legal;
        illegal[place] = wrong;
        assert!(pack.judge(&illegal).is_err(), "{illegal:?}");
    }
    assert!(go.judge(&[0]).is_ok());
    assert!(go.judge(&[1]).is_err());
    assert_eq!(Side::Right as u8, 1);
}
