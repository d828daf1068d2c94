//! One contract without macros: exactly what the macros are to generate, written by hand. It is
//! the specification of the expansion and stays as a test; the arena plays by it until the macros
//! exist.
//!
//! The first part is the author's: his types and his functions, as he will write them, with the
//! attributes in comments. The second is the expansion.

use std::collections::HashMap;
use std::time::Duration;

use remote::prelude::*;

// ---------------------------------------------------------------------------------------------
// The author's part.

/// Names an item. `#[derive(Id)]`
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ItemId(pub u32);

/// `#[derive(Payload)]`
#[derive(Debug, Clone, PartialEq)]
pub struct Order {
    /// `#[known]`
    pub item: ItemId,
    /// `#[range(1..=99)]`
    pub quantity: u32,
}

/// `#[derive(Payload)]`
#[derive(Debug, Clone, PartialEq)]
pub struct Receipt {
    /// `#[range(0..=99_000_000)]`: in gold.
    pub price: u32,
    /// `#[any]`: in gold.
    pub gold_left: u64,
}

/// `#[derive(Payload)]`
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ShopError {
    /// The price is more than the player has.
    #[error("not enough gold")]
    NotEnoughGold,
    /// So many are left.
    #[error("only {left} left")]
    SoldOut {
        /// `#[range(0..=98)]`
        left: u32,
    },
}

/// `#[derive(Payload)]`
#[derive(Debug, Clone, PartialEq)]
pub struct Strike {
    /// `#[near_character(100)]`
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

    fn enter(&mut self, caller: &Caller, body: &'static str) {
        *self.entered.entry((caller.player(), body)).or_default() += 1;
    }

    /// How often bodies ran for `player`.
    pub fn entries(&self, player: PlayerId) -> u64 {
        self.entered.iter().filter(|((who, _), _)| *who == player).map(|(_, count)| count).sum()
    }

    // #[remotes(shop)] from here on.

    /// Buys at the server's price.
    // #[remote(rate = "5/s", when(Self::is_here))]
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
    // #[remote(rate = "2/s")]
    pub fn say(&mut self, caller: &Caller, /* #[max_len(200)] */ text: String) {
        self.enter(caller, "say");
        drop(text);
    }

    /// Calls lightning down.
    // #[remote(rate = "1/s", when(Self::is_here))]
    pub fn strike(&mut self, caller: &Caller, strike: Strike) -> bool {
        self.enter(caller, "strike");
        strike.at[1] >= 0.0
    }

    /// Walks to a place. The world decides how far that is in one step.
    // #[remote(rate = "20/s", when(Self::is_here))]
    pub fn walk(&mut self, caller: &Caller, /* #[near_character(5)] */ to: [f32; 3]) {
        self.enter(caller, "walk");
        self.positions.insert(caller.player(), to);
    }

    /// Redeems a code. Async, because it asks another service.
    // #[remote(rate = "2/s")]
    pub async fn redeem(
        world: World<Self>,
        caller: &Caller,
        /* #[max_len(16)] */ code: String,
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

// ---------------------------------------------------------------------------------------------
// What `#[derive(Id)]` generates.

const _: () = {
    use ::remote::__private as p;

    impl p::Id for ItemId {
        type Raw = u32;
        const NAME: &'static str = "ItemId";
        fn from_raw(raw: u32) -> Self {
            Self(raw)
        }
        fn raw(self) -> u32 {
            self.0
        }
    }

    impl<R: p::IdRule> p::Ruled<R> for ItemId {
        type View<'a> = Self;
        const SHAPE: &'static p::Shape = p::id::shape::<Self, R>();
        fn verify(reader: &mut p::Reader<'_>) -> Result<Self, p::Breach> {
            p::id::verify(reader)
        }
        fn build(view: Self) -> Result<Self, p::Breach> {
            Ok(view)
        }
        fn encode(&self, writer: &mut p::Writer<'_>) -> Result<(), p::Breach> {
            p::id::encode(*self, writer)
        }
    }

    impl<W: p::Knows<ItemId>> p::InWorld<W, p::Known> for ItemId {
        fn in_world(&self, world: &W, _: &p::Caller) -> Result<(), p::Breach> {
            p::known::check(*self, world)
        }
    }
};

// ---------------------------------------------------------------------------------------------
// What `#[derive(Payload)]` generates: for a struct,

const _: () = {
    use ::remote::__private as p;
    type Item = p::Known;
    type Quantity = p::Within<1, 99>;

    impl p::Ruled<p::Bare> for Order {
        type View<'a> = (p::View<'a, Item, ItemId>, p::View<'a, Quantity, u32>);
        const SHAPE: &'static p::Shape = &p::Shape::record(&[
            p::Place { name: "item", shape: <Item as p::Spec<ItemId>>::SHAPE },
            p::Place { name: "quantity", shape: <Quantity as p::Spec<u32>>::SHAPE },
        ]);
        #[inline]
        fn verify<'a>(reader: &mut p::Reader<'a>) -> Result<Self::View<'a>, p::Breach> {
            Ok((
                <Item as p::Spec<ItemId>>::verify(reader, 0)?,
                <Quantity as p::Spec<u32>>::verify(reader, 1)?,
            ))
        }
        #[inline]
        fn build((item, quantity): Self::View<'_>) -> Result<Self, p::Breach> {
            Ok(Self {
                item: <Item as p::Spec<ItemId>>::build(item)?,
                quantity: <Quantity as p::Spec<u32>>::build(quantity)?,
            })
        }
        #[inline]
        fn encode(&self, writer: &mut p::Writer<'_>) -> Result<(), p::Breach> {
            <Item as p::Spec<ItemId>>::encode(&self.item, writer, 0)?;
            <Quantity as p::Spec<u32>>::encode(&self.quantity, writer, 1)
        }
    }

    impl<W> p::InWorld<W, p::Bare> for Order
    where
        ItemId: p::InWorld<W, Item>,
    {
        #[inline]
        fn in_world(&self, world: &W, caller: &p::Caller) -> Result<(), p::Breach> {
            p::in_world::<Item, _, _>(&self.item, world, caller, 0)
        }
    }
};

const _: () = {
    use ::remote::__private as p;
    type Price = p::Within<0, 99_000_000>;
    type GoldLeft = p::Any;

    impl p::Ruled<p::Bare> for Receipt {
        type View<'a> = (p::View<'a, Price, u32>, p::View<'a, GoldLeft, u64>);
        const SHAPE: &'static p::Shape = &p::Shape::record(&[
            p::Place { name: "price", shape: <Price as p::Spec<u32>>::SHAPE },
            p::Place { name: "gold_left", shape: <GoldLeft as p::Spec<u64>>::SHAPE },
        ]);
        #[inline]
        fn verify<'a>(reader: &mut p::Reader<'a>) -> Result<Self::View<'a>, p::Breach> {
            Ok((
                <Price as p::Spec<u32>>::verify(reader, 0)?,
                <GoldLeft as p::Spec<u64>>::verify(reader, 1)?,
            ))
        }
        #[inline]
        fn build((price, gold_left): Self::View<'_>) -> Result<Self, p::Breach> {
            Ok(Self {
                price: <Price as p::Spec<u32>>::build(price)?,
                gold_left: <GoldLeft as p::Spec<u64>>::build(gold_left)?,
            })
        }
        #[inline]
        fn encode(&self, writer: &mut p::Writer<'_>) -> Result<(), p::Breach> {
            <Price as p::Spec<u32>>::encode(&self.price, writer, 0)?;
            <GoldLeft as p::Spec<u64>>::encode(&self.gold_left, writer, 1)
        }
    }
};

// for an enum,

const _: () = {
    use ::remote::__private as p;
    type Left = p::Within<0, 98>;

    #[derive(Debug)]
    pub enum View<'a> {
        NotEnoughGold,
        SoldOut { left: p::View<'a, Left, u32> },
    }

    impl p::Ruled<p::Bare> for ShopError {
        type View<'a> = View<'a>;
        const SHAPE: &'static p::Shape = &p::Shape::choice(&[
            p::Variant { name: "NotEnoughGold", fields: &[] },
            p::Variant {
                name: "SoldOut",
                fields: &[p::Place { name: "left", shape: <Left as p::Spec<u32>>::SHAPE }],
            },
        ]);
        #[inline]
        fn verify<'a>(reader: &mut p::Reader<'a>) -> Result<View<'a>, p::Breach> {
            match p::tag(reader)? {
                0 => Ok(View::NotEnoughGold),
                1 => Ok(View::SoldOut {
                    left: <Left as p::Spec<u32>>::verify(reader, 0).map_err(|b| b.at(1))?,
                }),
                _ => Err(p::unknown_tag()),
            }
        }
        #[inline]
        fn build(view: View<'_>) -> Result<Self, p::Breach> {
            Ok(match view {
                View::NotEnoughGold => Self::NotEnoughGold,
                View::SoldOut { left } => {
                    Self::SoldOut { left: <Left as p::Spec<u32>>::build(left)? }
                }
            })
        }
        #[inline]
        fn encode(&self, writer: &mut p::Writer<'_>) -> Result<(), p::Breach> {
            match self {
                Self::NotEnoughGold => writer.value(&0u32),
                Self::SoldOut { left } => {
                    writer.value(&1u32)?;
                    <Left as p::Spec<u32>>::encode(left, writer, 0).map_err(|b| b.at(1))
                }
            }
        }
    }
};

const _: () = {
    use ::remote::__private as p;
    type At = p::NearCharacter<{ 100f32.to_bits() }>;

    impl p::Ruled<p::Bare> for Strike {
        type View<'a> = (p::View<'a, At, [f32; 3]>,);
        const SHAPE: &'static p::Shape =
            &p::Shape::record(&[p::Place { name: "at", shape: <At as p::Spec<[f32; 3]>>::SHAPE }]);
        #[inline]
        fn verify<'a>(reader: &mut p::Reader<'a>) -> Result<Self::View<'a>, p::Breach> {
            Ok((<At as p::Spec<[f32; 3]>>::verify(reader, 0)?,))
        }
        #[inline]
        fn build((at,): Self::View<'_>) -> Result<Self, p::Breach> {
            Ok(Self { at: <At as p::Spec<[f32; 3]>>::build(at)? })
        }
        #[inline]
        fn encode(&self, writer: &mut p::Writer<'_>) -> Result<(), p::Breach> {
            <At as p::Spec<[f32; 3]>>::encode(&self.at, writer, 0)
        }
    }

    impl<W> p::InWorld<W, p::Bare> for Strike
    where
        [f32; 3]: p::InWorld<W, At>,
    {
        #[inline]
        fn in_world(&self, world: &W, caller: &p::Caller) -> Result<(), p::Breach> {
            p::in_world::<At, _, _>(&self.at, world, caller, 0)
        }
    }
};

// ---------------------------------------------------------------------------------------------
// What `#[remotes(shop)]` generates.

/// What a player may ask of the shop.
#[allow(non_camel_case_types)]
pub enum shop {}

/// The stub of [`shop`].
#[derive(Debug, Clone)]
pub struct ShopClient(::remote::__private::ClientTable);

const _: () = {
    use ::remote::__private as p;

    // A parameter's rule, as its attributes say it.
    type Text = p::Counted<0, 200>;
    type To = p::NearCharacter<{ 5f32.to_bits() }>;
    type Code = p::Counted<0, 16>;

    enum Buy {}
    enum Say {}
    enum StrikeRemote {}
    enum Walk {}
    enum Redeem {}

    impl p::Remote for Buy {
        const SPEC: p::RemoteSpec = p::RemoteSpec {
            params: &["order"],
            when: &["is_here"],
            ..p::RemoteSpec::call("buy", p::Rate::new(5, Duration::from_secs(1)))
        };
        type Rules = p::Fields<(p::Bare,)>;
        type Args = (Order,);
        type Return = Result<Receipt, ShopError>;
    }
    impl p::Body<Game> for Buy {
        fn check(args: &(Order,), world: &Game, caller: &p::Caller) -> Result<(), p::Breach> {
            p::when(Game::is_here(world, caller), 0)?;
            p::args_in_world::<Self, _>(args, world, caller)
        }
        fn run(args: p::Admitted<(Order,)>, world: &mut Game, caller: &p::Caller) -> Self::Return {
            let (order,) = args.into_inner();
            Game::buy(world, caller, order)
        }
    }

    impl p::Remote for Say {
        const SPEC: p::RemoteSpec = p::RemoteSpec {
            params: &["text"],
            ..p::RemoteSpec::event("say", p::Rate::new(2, Duration::from_secs(1)))
        };
        type Rules = p::Fields<(Text,)>;
        type Args = (String,);
        type Return = ();
    }
    impl p::Body<Game> for Say {
        fn check(args: &(String,), world: &Game, caller: &p::Caller) -> Result<(), p::Breach> {
            p::args_in_world::<Self, _>(args, world, caller)
        }
        fn run(args: p::Admitted<(String,)>, world: &mut Game, caller: &p::Caller) {
            let (text,) = args.into_inner();
            Game::say(world, caller, text)
        }
    }

    impl p::Remote for StrikeRemote {
        const SPEC: p::RemoteSpec = p::RemoteSpec {
            params: &["strike"],
            when: &["is_here"],
            ..p::RemoteSpec::call("strike", p::Rate::new(1, Duration::from_secs(1)))
        };
        type Rules = p::Fields<(p::Bare,)>;
        type Args = (Strike,);
        type Return = bool;
    }
    impl p::Body<Game> for StrikeRemote {
        fn check(args: &(Strike,), world: &Game, caller: &p::Caller) -> Result<(), p::Breach> {
            p::when(Game::is_here(world, caller), 0)?;
            p::args_in_world::<Self, _>(args, world, caller)
        }
        fn run(args: p::Admitted<(Strike,)>, world: &mut Game, caller: &p::Caller) -> bool {
            let (strike,) = args.into_inner();
            Game::strike(world, caller, strike)
        }
    }

    impl p::Remote for Walk {
        const SPEC: p::RemoteSpec = p::RemoteSpec {
            params: &["to"],
            when: &["is_here"],
            ..p::RemoteSpec::event("walk", p::Rate::new(20, Duration::from_secs(1)))
        };
        type Rules = p::Fields<(To,)>;
        type Args = ([f32; 3],);
        type Return = ();
    }
    impl p::Body<Game> for Walk {
        fn check(args: &([f32; 3],), world: &Game, caller: &p::Caller) -> Result<(), p::Breach> {
            p::when(Game::is_here(world, caller), 0)?;
            p::args_in_world::<Self, _>(args, world, caller)
        }
        fn run(args: p::Admitted<([f32; 3],)>, world: &mut Game, caller: &p::Caller) {
            let (to,) = args.into_inner();
            Game::walk(world, caller, to)
        }
    }

    impl p::Remote for Redeem {
        const SPEC: p::RemoteSpec = p::RemoteSpec {
            params: &["code"],
            ..p::RemoteSpec::call("redeem", p::Rate::new(2, Duration::from_secs(1)))
        };
        type Rules = p::Fields<(Code,)>;
        type Args = (String,);
        type Return = Result<Receipt, ShopError>;
    }
    impl p::AsyncBody<Game> for Redeem {
        fn check(args: &(String,), world: &Game, caller: &p::Caller) -> Result<(), p::Breach> {
            p::args_in_world::<Self, _>(args, world, caller)
        }
        async fn run(
            args: p::Admitted<(String,)>,
            world: p::World<Game>,
            caller: p::Caller,
        ) -> Self::Return {
            let (code,) = args.into_inner();
            Game::redeem(world, &caller, code).await
        }
    }

    static CONTRACT: p::Contract = p::Contract {
        name: "shop",
        remotes: &[
            p::RemoteSchema::of::<Buy>(),
            p::RemoteSchema::of::<Say>(),
            p::RemoteSchema::of::<StrikeRemote>(),
            p::RemoteSchema::of::<Walk>(),
            p::RemoteSchema::of::<Redeem>(),
        ],
    };

    impl shop {
        /// What the server mounts.
        pub fn remotes() -> p::Table<Game> {
            const ENTRIES: &[p::Entry<Game>] = &[
                p::Entry::sync::<Buy>(),
                p::Entry::sync::<Say>(),
                p::Entry::sync::<StrikeRemote>(),
                p::Entry::sync::<Walk>(),
                p::Entry::future::<Redeem>(),
            ];
            p::Table::new(&CONTRACT, ENTRIES)
        }

        /// The stub on a client.
        pub fn client(client: &p::Client) -> ShopClient {
            ShopClient(client.table(&CONTRACT))
        }
    }

    impl ShopClient {
        /// Buys at the server's price.
        pub fn buy(&self, order: Order) -> p::Pending<Result<Receipt, ShopError>> {
            self.0.call::<Buy>(0, &(order,))
        }

        /// Says something to everybody.
        pub fn say(&self, text: String) -> Result<(), p::Refusal> {
            self.0.event::<Say>(1, &(text,))
        }

        /// Calls lightning down.
        pub fn strike(&self, strike: Strike) -> p::Pending<bool> {
            self.0.call::<StrikeRemote>(2, &(strike,))
        }

        /// Walks to a place.
        pub fn walk(&self, to: [f32; 3]) -> Result<(), p::Refusal> {
            self.0.event::<Walk>(3, &(to,))
        }

        /// Redeems a code.
        pub fn redeem(&self, code: String) -> p::Pending<Result<Receipt, ShopError>> {
            self.0.call::<Redeem>(4, &(code,))
        }
    }
};
