//! The quick start: one game with a shop, in one file. Contract and bodies stand in one place; what
//! a client may send is what the attributes say.
//!
//! ```text
//! cargo run --example shop
//! ```

use std::collections::HashMap;

use glam::Vec3;
use remote::prelude::*;

/// Names an item. Carries any bits, so every use says how it is resolved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Id)]
pub struct ItemId(u32);

/// What a player wants of the shop.
#[derive(Debug, Clone, PartialEq, Payload)]
pub struct Order {
    /// Must be an item that this world sells.
    #[known]
    pub item: ItemId,
    /// How many.
    #[range(1..=99)]
    pub quantity: u32,
}

/// Where lightning is to strike.
#[derive(Debug, Clone, PartialEq, Payload)]
pub struct Strike {
    /// At most 100 m from the player's own character; implies finite.
    #[near_character(100)]
    pub at: Vec3,
}

/// What was sold.
#[derive(Debug, Clone, PartialEq, Payload)]
pub struct Receipt {
    /// In gold.
    #[range(0..=99_000_000)]
    pub price: u32,
}

/// Why the shop sold nothing.
#[derive(Debug, Clone, PartialEq, Payload, thiserror::Error)]
pub enum ShopError {
    /// The price is more than the player has.
    #[error("not enough gold")]
    NotEnoughGold,
    /// There is no such code, or it was redeemed.
    #[error("this code is worth nothing")]
    Worthless,
}

/// Why nobody was banned.
#[derive(Debug, Clone, PartialEq, Payload, thiserror::Error)]
pub enum AdminError {
    /// Banned already.
    #[error("banned already")]
    Already,
}

/// Lightning has struck. The server tells those who are near.
#[derive(Debug, Clone, PartialEq, Payload, Event)]
pub struct Struck {
    /// Who called it down.
    #[any]
    pub by: PlayerId,
    /// Where.
    #[finite]
    pub at: Vec3,
}

/// Somebody has said something.
#[derive(Debug, Clone, PartialEq, Payload, Event)]
pub struct Said {
    /// Who.
    #[any]
    pub by: PlayerId,
    /// What.
    #[max_len(200)]
    pub text: String,
}

/// What a session may be allowed beyond what every player may.
#[derive(Debug, Clone, Copy)]
pub enum Permission {
    /// To keep others out.
    Ban,
}

/// One room's world.
#[derive(Debug, Default)]
pub struct Game {
    prices: HashMap<ItemId, u32>,
    gold: HashMap<PlayerId, u32>,
    places: HashMap<PlayerId, Vec3>,
    banned: Vec<(PlayerId, String)>,
    redeemed: Vec<String>,
}

/// What a player may ask of the shop: every `#[remote]` below, and nothing else.
#[remotes(shop, events(Said, Struck))]
impl Game {
    /// Buys at the server's price.
    #[remote(rate = "5/10s", when(Self::near_shop))]
    pub fn buy(&mut self, caller: &Caller, order: Order) -> Result<Receipt, ShopError> {
        self.sell(caller.player(), &order)
    }

    /// Says something to everybody.
    #[remote(rate = "5/10s")]
    pub fn say(&mut self, caller: &Caller, #[max_len(200)] text: String) {
        if let Err(error) = caller.send_all(&Said { by: caller.player(), text }) {
            eprintln!("nobody heard {}: {error}", caller.player());
        }
    }

    /// Calls lightning down.
    #[remote(rate = "1/3s", when(Self::knows_lightning))]
    pub fn cast_lightning(&mut self, caller: &Caller, strike: Strike) {
        let struck = Struck { by: caller.player(), at: strike.at };
        if let Err(error) = caller.send_near(self, strike.at, 200.0, &struck) {
            eprintln!("nobody saw the lightning of {}: {error}", caller.player());
        }
    }

    /// Notes that a player is banned. The list is this game's own: who is kept out is the authenticator's to
    /// say, which here believes any name.
    #[remote(rate = "10/min", allow = Permission::Ban)]
    pub fn ban(
        &mut self,
        _caller: &Caller,
        #[target] player: PlayerId,
        #[max_len(120)] reason: String,
    ) -> Result<(), AdminError> {
        if self.banned.iter().any(|(other, _)| *other == player) {
            return Err(AdminError::Already);
        }
        self.banned.push((player, reason));
        Ok(())
    }

    /// Async, because it asks another service.
    #[remote(rate = "1/10s")]
    pub async fn redeem(
        world: World<Self>,
        caller: &Caller,
        #[max_len(16)] code: String,
    ) -> Result<Receipt, ShopError> {
        let worth = ask_another_service(&code).await.ok_or(ShopError::Worthless)?;
        // What was true before the wait may not be true any more.
        world
            .enter(|game| {
                if game.redeemed.contains(&code) {
                    return Err(ShopError::Worthless);
                }
                game.redeemed.push(code);
                *game.gold.entry(caller.player()).or_default() += worth;
                Ok(Receipt { price: 0 })
            })
            .await
    }

    /// No `#[remote]`: the server's own; no client can name it.
    fn restock(&mut self) {
        self.prices.extend([(ItemId(1), 5), (ItemId(2), 40)]);
    }
}

async fn ask_another_service(code: &str) -> Option<u32> {
    tokio::task::yield_now().await;
    (code == "WELCOME").then_some(100)
}

impl Game {
    fn new() -> Self {
        let mut game = Self::default();
        game.restock();
        game
    }

    fn join(&mut self, caller: &Caller) {
        self.gold.entry(caller.player()).or_insert(50);
        self.places.insert(caller.player(), Vec3::ZERO);
    }

    fn sell(&mut self, player: PlayerId, order: &Order) -> Result<Receipt, ShopError> {
        let one = self.prices.get(&order.item).copied().unwrap_or_default();
        let price = one * order.quantity;
        let gold = self.gold.entry(player).or_default();
        *gold = gold.checked_sub(price).ok_or(ShopError::NotEnoughGold)?;
        Ok(Receipt { price })
    }

    fn near_shop(&self, caller: &Caller) -> bool {
        self.places.get(&caller.player()).is_some_and(|place| place.length() < 10.0)
    }

    fn knows_lightning(&self, caller: &Caller) -> bool {
        self.places.contains_key(&caller.player())
    }
}

// What the rules above ask of the world.

impl Knows<ItemId> for Game {
    fn knows(&self, item: ItemId) -> bool {
        self.prices.contains_key(&item)
    }
}

impl Characters for Game {
    fn position(&self, player: PlayerId) -> Option<[f32; 3]> {
        self.places.get(&player).map(Vec3::to_array)
    }
}

impl Targets<PlayerId> for Game {
    fn may_target(&self, caller: &Caller, target: PlayerId) -> bool {
        target != caller.player()
    }
}

impl HasPermissions for Game {
    type Permission = Permission;
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let staff = remote::Permission::new(Permission::Ban as u64);
    let server = Server::builder(Game::new())
        .mount(shop::remotes())
        .authenticator(Insecure::names().with("grace", staff)) // believes any name; loopback only
        .on_join(Game::join)
        .on_violation(|violation| println!("  the server records: {violation}"))
        .bind("127.0.0.1:0")
        .await?;
    let address = server.local_addr().ok_or("TCP has addresses")?;

    let client = Client::connect(address, "ada").await?;
    let shop = shop::client(&client);
    let mut strikes = shop.events::<Struck>();

    println!("ada buys three: {:?}", shop.buy(Order { item: ItemId(1), quantity: 3 }).await?);

    // Ten million are refused here, and never sent.
    let refused = shop.buy(Order { item: ItemId(1), quantity: 10_000_000 }).await;
    println!("ada buys ten million: {}", refused.expect_err("no such order is legal"));

    // An item that the world does not know is refused there.
    let refused = shop.buy(Order { item: ItemId(77), quantity: 1 }).await;
    println!("ada buys what there is not: {}", refused.expect_err("nothing like it is sold"));

    println!("ada redeems: {:?}", shop.redeem("WELCOME".to_owned()).await?);

    shop.cast_lightning(Strike { at: Vec3::new(3.0, 0.0, 4.0) })?;
    println!("ada sees {:?}", strikes.next().await.ok_or("the session is over")?);

    let refused = shop.ban(Insecure::player("grace"), "because".to_owned()).await;
    println!("ada bans grace: {}", refused.expect_err("ada is no admin"));

    let grace = Client::connect(address, "grace").await?;
    let admin = shop::client(&grace);
    let banned = admin.ban(client.player(), "spam".to_owned()).await;
    println!("grace bans ada: {banned:?}");

    for tally in server.tallies().iter().filter(|tally| tally.admitted > 0) {
        println!("{}: {} bodies ran", tally.name, tally.admitted);
    }
    Ok(())
}
