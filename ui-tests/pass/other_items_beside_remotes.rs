//! Functions, constants and types that are no remotes, in the same impl and in the same contract.

use remote::prelude::*;

struct Game {
    stock: u8,
}

#[remotes(game)]
impl Game {
    pub const SLOTS: usize = 8;

    pub const fn new() -> Self {
        Self { stock: Self::first::<2>() }
    }

    #[remote(rate = "5/s")]
    fn buy(&mut self, _caller: &Caller, slot: u8) -> bool {
        self.take(|stock| stock.checked_sub(slot))
    }

    fn take(&mut self, how: impl Fn(u8) -> Option<u8>) -> bool {
        let left = how(self.stock);
        self.stock = left.unwrap_or(self.stock);
        left.is_some()
    }

    const fn first<const N: usize>() -> u8 {
        if N < Self::SLOTS { 3 } else { 4 }
    }

    #[allow(dead_code)]
    fn borrowed<'a, T>(&'a self, all: &'a [T]) -> Option<&'a T>
    where
        T: PartialEq,
    {
        all.get(usize::from(self.stock))
    }

    #[allow(dead_code)]
    async fn later(self) -> u8 {
        self.stock
    }
}

#[remotes]
trait Shop {
    const SLOTS: usize = 9;

    type Ledger: Default;

    #[remote(rate = "5/s", when(Self::has_room))]
    fn sell(&mut self, caller: &Caller, slot: u8) -> bool;

    fn ledger(&self) -> Self::Ledger {
        Self::Ledger::default()
    }

    fn has_room(&self, _caller: &Caller) -> bool {
        Self::SLOTS > 3
    }

    fn sum<T: Into<u64>>(numbers: Vec<T>) -> u64 {
        numbers.into_iter().map(|number| -> u64 { number.into() }).sum()
    }

    fn restock(&mut self);
}

impl Shop for Game {
    type Ledger = Vec<u8>;

    fn sell(&mut self, _caller: &Caller, slot: u8) -> bool {
        self.stock += slot;
        true
    }

    fn restock(&mut self) {
        self.stock = 9;
    }
}

fn main() {
    let caller = Caller::for_test(PlayerId(1));
    let mut world = Game::new();
    assert_eq!([world.buy(&caller, 2), world.buy(&caller, 2)], [true, false]);
    assert!(world.has_room(&caller) && world.sell(&caller, 1) && world.ledger().is_empty());
    world.restock();
    assert_eq!((world.stock, <Game as Shop>::sum(vec![1u8, 2])), (9, 3));
    assert_eq!(game::remotes().contract().remotes.len(), 1);
    assert_eq!(shop::remotes::<Game>().contract().remotes.len(), 1);
}
