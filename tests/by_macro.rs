//! The contract of `by_hand.rs` as an author writes it: the same types and functions, with the
//! attributes in place of the expansion. Tests hold the two against one another, and the arena plays
//! by this one.

use std::collections::HashMap;

use remote::prelude::*;

/// Names an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Id)]
pub struct ItemId(pub u32);

/// What a player wants.
#[derive(Debug, Clone, PartialEq, Payload)]
pub struct Order {
    /// Something that the shop sells.
    #[known]
    pub item: ItemId,
    /// How many.
    #[range(1..=99)]
    pub quantity: u32,
}

/// What was sold.
#[derive(Debug, Clone, PartialEq, Payload)]
pub struct Receipt {
    /// In gold.
    #[range(0..=99_000_000)]
    pub price: u32,
    /// In gold.
    #[any]
    pub gold_left: u64,
}

/// Why nothing was sold.
#[derive(Debug, Clone, PartialEq, Eq, Payload, thiserror::Error)]
pub enum ShopError {
    /// The price is more than the player has.
    #[error("not enough gold")]
    NotEnoughGold,
    /// So many are left.
    #[error("only {left} left")]
    SoldOut {
        /// Fewer than were asked for.
        #[range(0..=98)]
        left: u32,
    },
}

/// Where lightning is to strike.
#[derive(Debug, Clone, PartialEq, Payload)]
pub struct Strike {
    /// In reach.
    #[near_character(100)]
    pub at: [f32; 3],
}

/// One room's world.
#[derive(Debug, Default)]
pub struct Game {
    /// Where characters are, in metres. A player who is here has one.
    pub positions: HashMap<PlayerId, [f32; 3]>,
    /// What players have, in gold.
    pub gold: HashMap<PlayerId, u64>,
    /// What the shop sells, with the price of one in gold.
    pub prices: HashMap<ItemId, u32>,
    /// How often each body ran, by player: what the tests and the arena look at.
    pub entered: HashMap<(PlayerId, &'static str), u64>,
    /// How far players have walked, in metres.
    pub walked: HashMap<PlayerId, f32>,
    /// Codes that were redeemed.
    pub redeemed: Vec<(PlayerId, String)>,
}

impl Game {
    /// A world whose shop sells three things.
    pub fn new() -> Self {
        let prices = [(ItemId(1), 5), (ItemId(2), 40), (ItemId(3), 1_000_000)].into();
        Self { prices, ..Self::default() }
    }

    /// A player comes in: with a character at the origin, and, the first time, some gold.
    pub fn join(&mut self, caller: &Caller) {
        self.positions.insert(caller.player(), [0.0; 3]);
        self.gold.entry(caller.player()).or_insert(10_000);
    }

    /// A player is gone.
    pub fn leave(&mut self, caller: &Caller) {
        self.positions.remove(&caller.player());
    }

    /// Notes that a body ran.
    pub(crate) fn note(&mut self, caller: &Caller, body: &'static str) {
        self.enter(caller, body);
    }

    fn enter(&mut self, caller: &Caller, body: &'static str) {
        *self.entered.entry((caller.player(), body)).or_default() += 1;
    }

    /// How often bodies ran for `player`.
    pub fn entries(&self, player: PlayerId) -> u64 {
        self.entered.iter().filter(|((who, _), _)| *who == player).map(|(_, count)| count).sum()
    }
}

/// What a player may ask of the shop.
#[remotes(shop)]
impl Game {
    /// Buys at the server's price.
    #[remote(rate = "5/s", when(Self::is_here))]
    pub fn buy(&mut self, caller: &Caller, order: Order) -> Result<Receipt, ShopError> {
        self.enter(caller, "buy");
        let one = self.prices.get(&order.item).copied().unwrap_or_default();
        // 1,000,000 gold at the most, 99 times: fits by far.
        let price = one * order.quantity;
        let gold = self.gold.entry(caller.player()).or_default();
        if *gold < u64::from(price) {
            return Err(ShopError::NotEnoughGold);
        }
        *gold -= u64::from(price);
        Ok(Receipt { price, gold_left: *gold })
    }

    /// Says something to everybody.
    #[remote(rate = "2/s")]
    pub fn say(&mut self, caller: &Caller, #[max_len(200)] text: String) {
        self.enter(caller, "say");
        drop(text);
    }

    /// Calls lightning down.
    #[remote(rate = "1/s", when(Self::is_here))]
    pub fn strike(&mut self, caller: &Caller, strike: Strike) -> bool {
        self.enter(caller, "strike");
        strike.at[1] >= 0.0
    }

    /// Walks to a place. The world decides how far that is in one step.
    #[remote(rate = "20/s", when(Self::is_here))]
    pub fn walk(&mut self, caller: &Caller, #[near_character(5)] to: [f32; 3]) {
        self.enter(caller, "walk");
        // The detectors see it now; whoever cannot be there is put back.
        let to = match caller.accepted(Sample::Position(to)) {
            Verdict::SetBack(back) => back,
            Verdict::Plausible | Verdict::Implausible => to,
        };
        if let Some(from) = self.positions.insert(caller.player(), to) {
            let way = [0, 1, 2].map(|part: usize| to[part] - from[part]);
            let way = way[0].hypot(way[1]).hypot(way[2]);
            *self.walked.entry(caller.player()).or_default() += way;
        }
    }

    /// Redeems a code. Async, because it asks another service.
    #[remote(rate = "2/s")]
    pub async fn redeem(
        world: World<Self>,
        caller: &Caller,
        #[max_len(16)] code: String,
    ) -> Result<Receipt, ShopError> {
        tokio::task::yield_now().await;
        let player = caller.player();
        world
            .enter(|game| {
                game.enter(caller, "redeem");
                if game.redeemed.iter().any(|(_, other)| *other == code) {
                    return Err(ShopError::SoldOut { left: 0 });
                }
                game.redeemed.push((player, code));
                let gold = game.gold.entry(player).or_default();
                *gold += 100;
                Ok(Receipt { price: 0, gold_left: *gold })
            })
            .await
    }

    /// Fills the shelves. No remote: the server's own.
    pub fn restock(&mut self) {
        self.prices.insert(ItemId(4), 7);
    }

    fn is_here(&self, caller: &Caller) -> bool {
        self.positions.contains_key(&caller.player())
    }
}

impl Characters for Game {
    fn position(&self, player: PlayerId) -> Option<[f32; 3]> {
        self.positions.get(&player).copied()
    }
}

impl Knows<ItemId> for Game {
    fn knows(&self, item: ItemId) -> bool {
        self.prices.contains_key(&item)
    }
}
