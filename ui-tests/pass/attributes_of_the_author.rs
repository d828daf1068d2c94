//! Attributes beside ours: of lints, of the compiler, and of other derives.
#![deny(warnings)]

use remote::prelude::*;

#[must_use]
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Payload)]
#[repr(C)]
struct Receipt {
    #[range(0..=9)]
    #[allow(dead_code)]
    price: u32,
}

#[non_exhaustive]
#[derive(Debug, Clone, Copy, Default, PartialEq, Payload)]
enum Side {
    #[default]
    Left,
    #[allow(dead_code)]
    Right,
}

#[derive(Default)]
struct Game;

#[allow(clippy::needless_pass_by_value)]
#[remotes(game)]
#[allow(clippy::unused_self)]
impl Game {
    #[must_use]
    #[inline]
    #[remote(rate = "5/s")]
    fn buy(&mut self, _caller: &Caller, #[allow(unused_variables)] side: Side) -> Receipt {
        Receipt::default()
    }

    #[remote(rate = "5/s")]
    #[cold]
    #[track_caller]
    fn fail(&mut self, #[allow(unused_variables)] caller: &Caller) {}

    #[allow(unused_mut, unused_variables)]
    #[remote(rate = "5/s")]
    #[inline(never)]
    fn change(&mut self, _caller: &Caller, mut number: u8) {}

    #[must_use]
    #[allow(clippy::unused_async)]
    #[remote(rate = "5/s")]
    async fn wait(_world: World<Self>, _caller: &Caller) -> bool {
        true
    }

    #[deprecated]
    #[remote(rate = "5/s")]
    fn old(&mut self, _caller: &Caller) {}
}

fn main() {
    let caller = Caller::for_test(PlayerId(1));
    assert_eq!(Game.buy(&caller, Side::Left), Receipt { price: 0 });
    assert_eq!(game::remotes().contract().remotes.len(), 5);
}
