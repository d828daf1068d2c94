//! Payloads with type parameters, where their bounds stand and whatever they default to.

use std::collections::BTreeSet;
use std::marker::PhantomData;

use remote::prelude::*;

#[derive(Payload)]
struct Page<T>
where
    T: Payload,
{
    #[range(0..=99)]
    number: u32,
    all: [T; 2],
}

#[derive(Payload)]
struct Pair<A: Payload, B = bool>
where
    B: Payload,
{
    left: A,
    right: B,
}

#[derive(Payload)]
struct Few<T: Payload + Ord>(#[max_len(4)] BTreeSet<T>);

#[derive(Payload)]
enum Maybe<T: Payload> {
    Nothing,
    Just(T),
    Many {
        #[max_len(3)]
        all: Vec<T>,
    },
}

#[derive(Payload)]
struct Tagged<T, const N: usize> {
    bytes: [u8; N],
    of: PhantomData<T>,
}

struct Kind;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "1/s")]
    fn take(
        &mut self,
        _caller: &Caller,
        page: Page<Pair<u8>>,
        few: Few<char>,
        tagged: Tagged<Kind, 3>,
    ) -> Maybe<Pair<bool, char>> {
        let Page { number, all: [first, _] } = page;
        match (number, few.0.len(), tagged.bytes, tagged.of) {
            (0, ..) => Maybe::Nothing,
            (1, ..) => Maybe::Many { all: Vec::new() },
            _ => Maybe::Just(Pair { left: first.left == 0, right: 'x' }),
        }
    }
}

fn main() {
    let remote = &game::remotes().contract().remotes[0];
    // A page of 1 byte and two pairs, a set of at most 4 letters, and 3 bytes.
    assert_eq!(remote.args.max_bytes, (1 + 2 * 2) + (1 + 4 * 4) + 3);
    let _ = Kind;
}
