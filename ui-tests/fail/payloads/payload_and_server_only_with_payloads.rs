//! A payload that holds others is no more the server's than one that holds none.

use remote::prelude::*;

#[derive(Payload)]
struct Coins(u8);

#[derive(Payload, ServerOnly)]
enum Price {
    Free,
    Paid { coins: Coins, change: Option<Coins> },
}

fn main() {}
