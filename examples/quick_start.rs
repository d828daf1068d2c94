//! The quick start of the README, as it stands there.
#![allow(missing_docs)]

use std::collections::HashMap;

use remote::prelude::*;

/// Names an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Id)]
pub struct ItemId(u32);

/// What a player wants of the shop.
#[derive(Debug, Clone, PartialEq, Payload)]
pub struct Order {
    /// The world is asked whether it sells this.
    #[known]
    pub item: ItemId,
    #[range(1..=99)]
    pub quantity: u32,
}

/// What was sold.
#[derive(Debug, Clone, PartialEq, Payload)]
pub struct Receipt {
    #[range(0..=1_000_000)]
    pub price: u32,
}

/// Why nothing was sold.
#[derive(Debug, Clone, PartialEq, Payload, thiserror::Error)]
pub enum ShopError {
    #[error("not enough gold")]
    NotEnoughGold,
}

/// What the server tells everybody.
#[derive(Debug, Clone, PartialEq, Payload, Event)]
pub struct Said {
    #[any] // only the server sends this, so the id needs no check
    pub by: PlayerId,
    #[max_len(200)]
    pub text: String,
}

/// One room's world: an ordinary struct.
#[derive(Default)]
pub struct Game {
    gold: HashMap<PlayerId, u32>,
}

/// What a player may ask for: every `#[remote]` below, and nothing else.
#[remotes(shop, events(Said))]
impl Game {
    /// Buys at the server's price.
    #[remote(rate = "5/10s")]
    pub fn buy(&mut self, caller: &Caller, order: Order) -> Result<Receipt, ShopError> {
        let price = order.quantity * 10;
        let gold = self.gold.entry(caller.player()).or_insert(100);
        *gold = gold.checked_sub(price).ok_or(ShopError::NotEnoughGold)?;
        Ok(Receipt { price })
    }

    /// Says something to everybody.
    #[remote(rate = "5/10s")]
    pub fn say(&mut self, caller: &Caller, #[max_len(200)] text: String) {
        let said = Said { by: caller.player(), text };
        if let Err(error) = caller.send_all(&said) {
            eprintln!("nobody heard it: {error}");
        }
    }
}

/// What `#[known]` asks.
impl Knows<ItemId> for Game {
    fn knows(&self, item: ItemId) -> bool {
        item.0 <= 3
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let server = Server::builder(Game::default())
        .mount(shop::remotes())
        .authenticator(Insecure::names()) // believes any name; loopback only
        .on_violation(|violation| println!("  server: {violation}"))
        .bind("127.0.0.1:0")
        .await?;
    let address = server.local_addr().ok_or("TCP has addresses")?;

    let client = Client::connect(address, "ada").await?;
    let shop = shop::client(&client);
    let mut said = shop.events::<Said>();

    // Legal: the body runs.
    println!("{:?}", shop.buy(Order { item: ItemId(1), quantity: 3 }).await);
    // Legal, but the game says no.
    println!("{:?}", shop.buy(Order { item: ItemId(1), quantity: 99 }).await);
    // Illegal: the stub knows the rule, so this is never sent.
    println!("{:?}", shop.buy(Order { item: ItemId(1), quantity: 0 }).await);
    // Only the world knows that there is no such item: refused there, before the body.
    println!("{:?}", shop.buy(Order { item: ItemId(77), quantity: 1 }).await);

    shop.say("hello".to_owned())?;
    println!("{:?}", said.next().await);
    Ok(())
}
