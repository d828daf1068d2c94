//! Sets and maps of what needs no rule: characters, bytes, flags, and enums with an order.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use remote::prelude::*;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Payload)]
enum Suit {
    Clubs,
    Hearts,
}

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "1/s")]
    fn letters(&mut self, _caller: &Caller, #[len(1..=3)] letters: BTreeSet<char>) {
        drop(letters);
    }

    #[remote(rate = "1/s")]
    fn more(
        &mut self,
        _caller: &Caller,
        #[max_len(26)] letters: HashSet<char>,
        #[max_len(4)] bytes: BTreeSet<u8>,
        #[max_len(4)] suits: HashMap<Suit, bool>,
        #[max_len(4)] pairs: BTreeMap<(Suit, u8), [char; 2]>,
    ) {
        drop((letters, bytes, suits, pairs));
    }
}

fn main() {
    let remote = &game::remotes().contract().remotes[0];
    assert!(remote.judge(&[2, b'a', b'b']).is_ok());
    assert!(remote.judge(&[2, b'b', b'a']).is_err());
    assert!(remote.judge(&[0]).is_err());
    assert_eq!(remote.args.max_bytes, 1 + 3 * 4);
    let _ = [Suit::Clubs, Suit::Hearts];
}
