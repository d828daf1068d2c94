//! A payload is anybody's to send, or the server's.

use remote::prelude::*;

#[derive(Payload, ServerOnly)]
struct Price {
    #[any]
    gold: u32,
}

#[derive(ServerOnly)]
struct Offer {
    price: Price,
}

fn main() {}
