//! What only the server says does not travel from a client inside of a type in itself either.

use remote::prelude::*;

#[derive(ServerOnly)]
struct Price {
    #[any]
    gold: u32,
}

#[derive(Payload)]
struct Priced<T: Payload> {
    price: Price,
    inner: T,
}

#[derive(Payload)]
struct Prices {
    #[max_depth(3)]
    #[max_bytes(9)]
    next: Option<Box<Priced<Self>>>,
}

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "1/s")]
    fn ask(&mut self, _caller: &Caller, prices: Prices) {
        let _ = prices.next;
    }
}

fn main() {}
