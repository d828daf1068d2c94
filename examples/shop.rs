//! Experiment.
use remote::prelude::*;
use std::collections::HashMap;

/// Names an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Id)]
pub struct ItemId(u32);

/// Order.
#[derive(Debug, Clone, PartialEq, Payload)]
pub struct Order {
    /// must be an item that this world sells
    #[known]
    pub item: ItemId,
    /// How many.
    #[range(1..=99)]
    pub quantity: u32,
}

/// Strike.
#[derive(Debug, Clone, PartialEq, Payload)]
pub struct Strike {
    /// implies finite
    #[near_character(100)]
    pub at: [f32; 3],
}

/// Receipt.
#[derive(Debug, Clone, PartialEq, Payload)]
pub struct Receipt {
    /// In gold.
    #[any]
    pub price: u32,
}

/// ShopError.
#[derive(Debug, Clone, PartialEq, Payload, thiserror::Error)]
pub enum ShopError {
    /// No gold.
    #[error("not enough gold")]
    NotEnoughGold,
    /// Left.
    #[error("left {left}")]
    SoldOut {
        /// left
        #[range(0..=98)]
        left: u32,
    },
}

/// Game
#[derive(Default)]
pub struct Game {
    gold: HashMap<PlayerId, u32>,
}

/// What a player may ask of the shop: every `#[remote]` below, and nothing else.
#[remotes(shop)]
impl Game {
    /// Buys at the server's price.
    #[remote(rate = "5/10s", when(Self::near_shop))]
    pub fn buy(&mut self, caller: &Caller, order: Order) -> Result<Receipt, ShopError> {
        let gold = self.gold.entry(caller.player()).or_insert(100);
        if *gold < order.quantity {
            return Err(ShopError::NotEnoughGold);
        }
        *gold -= order.quantity;
        Ok(Receipt { price: order.quantity })
    }

    /// Says.
    #[remote(rate = "5/10s")]
    pub fn say(&mut self, caller: &Caller, #[max_len(200)] text: String) {
        println!("{}: {text}", caller.player());
    }

    /// Cast.
    #[remote(rate = "1/3s", when(Self::near_shop))]
    pub fn cast_lightning(&mut self, caller: &Caller, strike: Strike) {
        println!("{}: {strike:?}", caller.player());
    }

    /// Async, because it asks another service.
    #[remote(rate = "1/10s")]
    pub async fn redeem(
        world: World<Self>,
        caller: &Caller,
        #[max_len(16)] code: String,
    ) -> Result<Receipt, ShopError> {
        world
            .enter(|game| {
                game.gold.insert(caller.player(), 1000);
                Ok(Receipt { price: code.len() as u32 })
            })
            .await
    }

    fn near_shop(&self, _: &Caller) -> bool {
        true
    }
}

impl Knows<ItemId> for Game {
    fn knows(&self, item: ItemId) -> bool {
        item.0 < 10
    }
}
impl Characters for Game {
    fn position(&self, _: PlayerId) -> Option<[f32; 3]> {
        Some([0.0; 3])
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let server = Server::builder(Game::default())
        .mount(shop::remotes())
        .authenticator(Insecure::names())
        .bind("127.0.0.1:0")
        .await?;
    let client = Client::connect(server.local_addr().unwrap(), "ada").await?;
    let shop = shop::client(&client);
    println!("{:?}", shop.buy(Order { item: ItemId(1), quantity: 3 }).await?);
    println!("{:?}", shop.buy(Order { item: ItemId(1), quantity: 100 }).await);
    println!("{:?}", shop.buy(Order { item: ItemId(11), quantity: 10 }).await);
    println!("{:?}", shop.redeem("hello".into()).await);
    Ok(())
}
