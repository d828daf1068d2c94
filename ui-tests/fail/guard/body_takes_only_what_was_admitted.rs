//! P1: a body runs with what the guard has admitted, and with nothing else.

use remote::__private::Body;
use remote::prelude::*;

#[remotes]
trait Shop {
    #[remote(rate = "5/s")]
    fn buy(&mut self, caller: &Caller, #[range(1..=9)] quantity: u32);
}

struct Game;

impl Shop for Game {
    fn buy(&mut self, _caller: &Caller, _quantity: u32) {}
}

fn main() {
    let caller = Caller::for_test(PlayerId(1));
    <__Shop__buy as Body<Game>>::run((99,), &mut Game, &caller);
}
