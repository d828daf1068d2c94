//! The server: a plain `impl Market for Game`, and everything that no client may see.
//!
//! ```text
//! cargo run -p split-server -- 127.0.0.1:7777
//! cargo run -p split-client -- 127.0.0.1:7777
//! ```

use std::collections::{HashMap, HashSet};

use remote::prelude::*;
use split_protocol::{ItemId, Market, MarketError, Order, Priced, Receipt, market};

/// One room's world.
struct Game {
    prices: HashMap<ItemId, u32>,
    gold: HashMap<PlayerId, u32>,
    places: HashMap<PlayerId, [f32; 3]>,
    redeemed: HashSet<PlayerId>,
}

impl Market for Game {
    fn buy(&mut self, caller: &Caller, order: Order) -> Result<Receipt, MarketError> {
        let one = self.prices.get(&order.item).copied().unwrap_or_default();
        let price = one * order.quantity;
        let gold = self.gold.entry(caller.player()).or_default();
        *gold = gold.checked_sub(price).ok_or(MarketError::NotEnoughGold)?;
        let priced = secret_pricing_formula(order.item, one);
        self.prices.insert(priced.item, priced.price);
        if let Err(error) = caller.send_all(&priced) {
            eprintln!("nobody heard of the new price: {error}");
        }
        Ok(Receipt { price })
    }

    fn walk(&mut self, caller: &Caller, to: [f32; 3]) {
        self.places.insert(caller.player(), to);
    }

    async fn redeem(
        world: World<Self>,
        caller: &Caller,
        code: String,
    ) -> Result<Receipt, MarketError> {
        if code != SECRET_CODE {
            return Err(MarketError::NoSuchCode);
        }
        // A code is worth something once for each.
        let is_new = world.enter(|game| reward_for_secret_code(game, caller.player())).await;
        if is_new { Ok(Receipt { price: 0 }) } else { Err(MarketError::NoSuchCode) }
    }

    fn is_open(&self, caller: &Caller) -> bool {
        self.places.contains_key(&caller.player())
    }
}

/// A test looks for this text in both binaries: it may only be in the server's.
const SECRET_CODE: &str = "a-code-that-no-client-may-read";

/// A test looks for this name and the next in both binaries' debug information.
#[inline(never)]
fn reward_for_secret_code(game: &mut Game, player: PlayerId) -> bool {
    let is_new = game.redeemed.insert(player);
    if is_new {
        *game.gold.entry(player).or_default() += 100;
    }
    is_new
}

/// What the next one pays more.
#[inline(never)]
fn secret_pricing_formula(item: ItemId, price: u32) -> Priced {
    Priced { item, price: price.saturating_add(price / 10 + 1).min(1_000_000) }
}

impl Knows<ItemId> for Game {
    fn knows(&self, item: ItemId) -> bool {
        self.prices.contains_key(&item)
    }
}

impl Characters for Game {
    fn position(&self, player: PlayerId) -> Option<[f32; 3]> {
        self.places.get(&player).copied()
    }
}

impl Game {
    fn new() -> Self {
        let prices = HashMap::from([(ItemId(1), 5), (ItemId(2), 40)]);
        Self { prices, gold: HashMap::new(), places: HashMap::new(), redeemed: HashSet::new() }
    }

    fn join(&mut self, caller: &Caller) {
        self.gold.entry(caller.player()).or_insert(50);
        self.places.insert(caller.player(), [0.0; 3]);
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let address = std::env::args().nth(1).unwrap_or_else(|| "127.0.0.1:7777".to_owned());
    let server = Server::builder(Game::new())
        .mount(market::remotes::<Game>())
        .authenticator(Insecure::names()) // believes any name; loopback only
        .on_join(Game::join)
        .bind(address)
        .await?;
    let address = server.local_addr().ok_or("TCP has addresses")?;
    println!("serving on {address}; Ctrl-C stops");
    tokio::signal::ctrl_c().await?;
    server.shut_down(std::time::Duration::from_secs(2)).await;
    Ok(())
}
