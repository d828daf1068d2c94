//! P2: who forgot the caller is told so; the stub takes what it would take.

use remote::prelude::*;

#[derive(Payload)]
struct Order {
    quantity: u8,
}

struct Game;

#[remotes(shop)]
impl Game {
    #[remote(rate = "5/s")]
    fn buy(&mut self, order: Order) -> bool {
        order.quantity > 0
    }
}

async fn shopping(client: &Client) {
    let _ = shop::client(client).buy(Order { quantity: 3 }).await;
}

fn main() {
    let _ = shopping;
}
