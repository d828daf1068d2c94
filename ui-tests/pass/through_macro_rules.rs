//! Tokens of two origins: some of the author's own macro, some of where it is called.

use remote::prelude::*;

macro_rules! table {
    ($table:ident, $world:ident, $remote:ident, $rate:literal, $param:ident: $ty:ident, $cost:expr, $when:path,
     { $($rule:tt)* }, { $($field:tt)* }) => {
        #[derive(Payload)]
        struct $ty {
            first: u8,
            $($field)*
        }

        #[remotes($table)]
        impl $world {
            #[remote(rate = $rate, cost = $cost, when($when($param)))]
            fn $remote(&mut self, caller: &Caller, $($rule)* number: u32, $param: $ty) -> bool {
                let _ = (caller, $param.first);
                number > 0
            }

            #[remote(rate = "1/s")]
            async fn later(world: World<Self>, caller: &Caller, $param: $ty, again: bool) {
                let _ = (world, caller, $param.first, again);
            }
        }
    };
}

struct Game;

table!(
    game, Game, ask, "255/s", order: Order, order.first, Game::is_fine,
    { #[range(1..=9)] #[check(is_odd)] },
    { #[max_len(4)] #[check(is_short)] text: String, #[any] second: u16, third: bool, }
);

impl Game {
    fn is_fine(&self, _caller: &Caller, order: &Order) -> bool {
        order.text.is_empty() && order.second == 0 && order.third
    }
}

fn is_odd(number: &u32) -> bool {
    number % 2 == 1
}

fn is_short(text: &str) -> bool {
    text.len() < 4
}

fn main() {
    assert_eq!(game::remotes().contract().remotes.len(), 2);
}
