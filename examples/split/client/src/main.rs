//! The client, with a render loop of its own and without anything async: it polls.

use std::time::Duration;

use remote::prelude::*;
use split_protocol::{ItemId, Order, Priced, market};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let address = std::env::args().nth(1).unwrap_or_else(|| "127.0.0.1:7777".to_owned());
    let mut client = PolledClient::connect(address, "ada")?;
    let market = market::client(&client);
    let mut prices = market.events::<Priced>();

    market.walk([1.0, 0.0, 2.0])?;
    let mut order = market.buy(Order { item: ItemId(1), quantity: 3 });
    // The frames of a game, some 60 a second.
    for frame in 0..600 {
        client.poll()?;
        while let Some(Priced { item, price }) = prices.try_next() {
            println!("frame {frame}: {item:?} costs {price} now");
        }
        if let Some(answer) = order.try_take() {
            println!("frame {frame}: bought for {} gold", answer?.price);
            client.leave();
            return Ok(());
        }
        std::thread::sleep(Duration::from_millis(16));
    }
    Err("no answer in ten seconds".into())
}
