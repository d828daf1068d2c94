//! P6: a payload cannot say who is acting.

use remote::prelude::*;

#[derive(Payload)]
struct Payment {
    #[any]
    from: PlayerId,
    #[range(1..=99)]
    gold: u32,
}

struct Game;

#[remotes(bank)]
impl Game {
    #[remote(rate = "5/s")]
    fn pay(&mut self, _caller: &Caller, payment: Payment) {
        let _ = (payment.from, payment.gold);
    }
}

fn main() {}
