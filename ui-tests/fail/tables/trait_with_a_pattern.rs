//! A function without a body takes nothing apart.

use remote::prelude::*;

#[derive(Payload)]
struct Order {
    quantity: u8,
}

#[remotes]
trait Shop {
    #[remote(rate = "1/s")]
    fn buy(&mut self, caller: &Caller, Order { quantity }: Order);
}

fn main() {}
