//! One contract without macros: what the macros generate, written by hand. It is the specification
//! of the expansion and stays as a test; `by_macro.rs` is the same contract as an author writes it.
//!
//! The first part is the author's: his types and his functions, with the attributes in comments. The second is the expansion. It names `::remote::__private`, `::core`
//! and the author's own items, and what it declares itself starts with two underscores, so that
//! nothing of the author's can stand in its way. What is generated beside it only for the compiler to tell of mistakes by, as that
//! a type derives one thing and what it holds, is left out.

use std::collections::HashMap;

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

    fn enter(&mut self, caller: &Caller, body: &'static str) {
        *self.entered.entry((caller.player(), body)).or_default() += 1;
    }

    /// How often bodies ran for `player`.
    pub fn entries(&self, player: PlayerId) -> u64 {
        self.entered.iter().filter(|((who, _), _)| *who == player).map(|(_, count)| count).sum()
    }

    // #[remotes(shop)] from here on. The macro puts the `allow`s on the author's functions.

    /// Buys at the server's price.
    // #[remote(rate = "5/s", when(Self::is_here))]
    #[allow(clippy::needless_pass_by_value)]
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
    #[allow(clippy::needless_pass_by_value)]
    pub fn strike(&mut self, caller: &Caller, strike: Strike) -> bool {
        self.enter(caller, "strike");
        strike.at[1] >= 0.0
    }

    /// Walks to a place. The world decides how far that is in one step.
    // #[remote(rate = "20/s", when(Self::is_here))]
    pub fn walk(&mut self, caller: &Caller, /* #[near_character(5)] */ to: [f32; 3]) {
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
    use ::remote::__private as __p;

    #[automatically_derived]
    impl __p::EitherPayloadOrIdOrServerOnly for ItemId {
        type Is = __p::IsId;
    }

    #[automatically_derived]
    impl __p::Id for ItemId {
        type Raw = u32;
        const NAME: &'static str = "ItemId";
        fn from_raw(__raw: u32) -> Self {
            Self(__raw)
        }
        fn raw(self) -> u32 {
            self.0
        }
    }
};

// ---------------------------------------------------------------------------------------------
// What `#[derive(Payload)]` generates: for a struct,

const _: () = {
    use ::remote::__private as __p;

    pub struct __View<'a>(
        <__p::Known as __p::Spec<ItemId>>::View<'a>,
        <__p::Within<1, 99> as __p::Spec<u32>>::View<'a>,
        __p::PhantomData<&'a ()>,
    );

    #[automatically_derived]
    impl __p::EitherPayloadOrIdOrServerOnly for Order {
        type Is = __p::IsPayload;
    }

    #[automatically_derived]
    impl __p::Ruled<__p::NoRule> for Order {
        type View<'a> = __View<'a>;
        type Holds = ();
        const SHAPE: &'static __p::Shape = &__p::Shape::record(&[
            __p::Place { name: "item", shape: <__p::Known as __p::Spec<ItemId>>::SHAPE },
            __p::Place { name: "quantity", shape: <__p::Within<1, 99> as __p::Spec<u32>>::SHAPE },
        ]);
        #[inline]
        fn verify<'a>(__reader: &mut __p::Reader<'a>) -> __p::Checked<__View<'a>> {
            __p::Ok(__View(
                <__p::Known as __p::Spec<ItemId>>::verify(__reader, 0)?,
                <__p::Within<1, 99> as __p::Spec<u32>>::verify(__reader, 1)?,
                __p::PhantomData,
            ))
        }
        #[inline]
        fn build(__view: __View<'_>) -> __p::Checked<Self> {
            __p::Ok(Self {
                item: <__p::Known as __p::Spec<ItemId>>::build(__view.0, 0)?,
                quantity: <__p::Within<1, 99> as __p::Spec<u32>>::build(__view.1, 1)?,
            })
        }
        #[inline]
        fn encode(&self, __writer: &mut __p::Writer<'_>) -> __p::Checked<()> {
            <__p::Known as __p::Spec<ItemId>>::encode(&self.item, __writer, 0)?;
            <__p::Within<1, 99> as __p::Spec<u32>>::encode(&self.quantity, __writer, 1)?;
            __p::Ok(())
        }
    }

    #[automatically_derived]
    impl<__W> __p::InWorld<__W, __p::NoRule> for Order
    where
        ItemId: __p::InWorld<__W, __p::Known>,
        u32: __p::InWorld<__W, __p::Within<1, 99>>,
    {
        #[inline]
        fn in_world(&self, __world: &__W, __caller: &__p::Caller) -> __p::Checked<()> {
            __p::in_world::<__p::Known, ItemId, __W>(&self.item, __world, __caller, 0)?;
            __p::in_world::<__p::Within<1, 99>, u32, __W>(&self.quantity, __world, __caller, 1)?;
            __p::Ok(())
        }
    }
};

const _: () = {
    use ::remote::__private as __p;

    pub struct __View<'a>(
        <__p::Within<0, 99_000_000> as __p::Spec<u32>>::View<'a>,
        <__p::Any as __p::Spec<u64>>::View<'a>,
        __p::PhantomData<&'a ()>,
    );

    #[automatically_derived]
    impl __p::EitherPayloadOrIdOrServerOnly for Receipt {
        type Is = __p::IsPayload;
    }

    #[automatically_derived]
    impl __p::Ruled<__p::NoRule> for Receipt {
        type View<'a> = __View<'a>;
        type Holds = ();
        const SHAPE: &'static __p::Shape = &__p::Shape::record(&[
            __p::Place {
                name: "price",
                shape: <__p::Within<0, 99_000_000> as __p::Spec<u32>>::SHAPE,
            },
            __p::Place { name: "gold_left", shape: <__p::Any as __p::Spec<u64>>::SHAPE },
        ]);
        #[inline]
        fn verify<'a>(__reader: &mut __p::Reader<'a>) -> __p::Checked<__View<'a>> {
            __p::Ok(__View(
                <__p::Within<0, 99_000_000> as __p::Spec<u32>>::verify(__reader, 0)?,
                <__p::Any as __p::Spec<u64>>::verify(__reader, 1)?,
                __p::PhantomData,
            ))
        }
        #[inline]
        fn build(__view: __View<'_>) -> __p::Checked<Self> {
            __p::Ok(Self {
                price: <__p::Within<0, 99_000_000> as __p::Spec<u32>>::build(__view.0, 0)?,
                gold_left: <__p::Any as __p::Spec<u64>>::build(__view.1, 1)?,
            })
        }
        #[inline]
        fn encode(&self, __writer: &mut __p::Writer<'_>) -> __p::Checked<()> {
            <__p::Within<0, 99_000_000> as __p::Spec<u32>>::encode(&self.price, __writer, 0)?;
            <__p::Any as __p::Spec<u64>>::encode(&self.gold_left, __writer, 1)?;
            __p::Ok(())
        }
    }

    #[automatically_derived]
    impl<__W> __p::InWorld<__W, __p::NoRule> for Receipt
    where
        u32: __p::InWorld<__W, __p::Within<0, 99_000_000>>,
        u64: __p::InWorld<__W, __p::Any>,
    {
        #[inline]
        fn in_world(&self, __world: &__W, __caller: &__p::Caller) -> __p::Checked<()> {
            __p::in_world::<__p::Within<0, 99_000_000>, u32, __W>(
                &self.price,
                __world,
                __caller,
                0,
            )?;
            __p::in_world::<__p::Any, u64, __W>(&self.gold_left, __world, __caller, 1)?;
            __p::Ok(())
        }
    }
};

const _: () = {
    use ::remote::__private as __p;

    pub struct __View<'a>(
        <__p::NearCharacter<{ 100f32.to_bits() }> as __p::Spec<[f32; 3]>>::View<'a>,
        __p::PhantomData<&'a ()>,
    );

    #[automatically_derived]
    impl __p::EitherPayloadOrIdOrServerOnly for Strike {
        type Is = __p::IsPayload;
    }

    #[automatically_derived]
    impl __p::Ruled<__p::NoRule> for Strike {
        type View<'a> = __View<'a>;
        type Holds = ();
        const SHAPE: &'static __p::Shape = &__p::Shape::record(&[__p::Place {
            name: "at",
            shape: <__p::NearCharacter<{ 100f32.to_bits() }> as __p::Spec<[f32; 3]>>::SHAPE,
        }]);
        #[inline]
        fn verify<'a>(__reader: &mut __p::Reader<'a>) -> __p::Checked<__View<'a>> {
            __p::Ok(__View(
                <__p::NearCharacter<{ 100f32.to_bits() }> as __p::Spec<[f32; 3]>>::verify(
                    __reader, 0,
                )?,
                __p::PhantomData,
            ))
        }
        #[inline]
        fn build(__view: __View<'_>) -> __p::Checked<Self> {
            __p::Ok(Self {
                at: <__p::NearCharacter<{ 100f32.to_bits() }> as __p::Spec<[f32; 3]>>::build(
                    __view.0, 0,
                )?,
            })
        }
        #[inline]
        fn encode(&self, __writer: &mut __p::Writer<'_>) -> __p::Checked<()> {
            <__p::NearCharacter<{ 100f32.to_bits() }> as __p::Spec<[f32; 3]>>::encode(
                &self.at, __writer, 0,
            )?;
            __p::Ok(())
        }
    }

    #[automatically_derived]
    impl<__W> __p::InWorld<__W, __p::NoRule> for Strike
    where
        [f32; 3]: __p::InWorld<__W, __p::NearCharacter<{ 100f32.to_bits() }>>,
    {
        #[inline]
        fn in_world(&self, __world: &__W, __caller: &__p::Caller) -> __p::Checked<()> {
            __p::in_world::<__p::NearCharacter<{ 100f32.to_bits() }>, [f32; 3], __W>(
                &self.at, __world, __caller, 0,
            )?;
            __p::Ok(())
        }
    }
};

// and for an enum.

const _: () = {
    use ::remote::__private as __p;

    pub struct __View<'a>(__Variant<'a>, __p::PhantomData<&'a ()>);

    enum __Variant<'a> {
        NotEnoughGold(__p::PhantomData<&'a ()>),
        SoldOut(<__p::Within<0, 98> as __p::Spec<u32>>::View<'a>),
    }

    #[automatically_derived]
    impl __p::EitherPayloadOrIdOrServerOnly for ShopError {
        type Is = __p::IsPayload;
    }

    #[automatically_derived]
    impl __p::Ruled<__p::NoRule> for ShopError {
        type View<'a> = __View<'a>;
        type Holds = ();
        const SHAPE: &'static __p::Shape = &__p::Shape::choice(&[
            __p::Variant { name: "NotEnoughGold", fields: &[] },
            __p::Variant {
                name: "SoldOut",
                fields: &[__p::Place {
                    name: "left",
                    shape: <__p::Within<0, 98> as __p::Spec<u32>>::SHAPE,
                }],
            },
        ]);
        #[inline]
        fn verify<'a>(__reader: &mut __p::Reader<'a>) -> __p::Checked<__View<'a>> {
            let __variant = match __p::tag(__reader)? {
                0 => __Variant::NotEnoughGold(__p::PhantomData),
                1 => __Variant::SoldOut(__p::in_variant(
                    <__p::Within<0, 98> as __p::Spec<u32>>::verify(__reader, 0),
                    1,
                )?),
                _ => return __p::Err(__p::unknown_tag()),
            };
            __p::Ok(__View(__variant, __p::PhantomData))
        }
        #[inline]
        fn build(__view: __View<'_>) -> __p::Checked<Self> {
            __p::Ok(match __view.0 {
                __Variant::NotEnoughGold(_) => Self::NotEnoughGold,
                __Variant::SoldOut(__arg0) => Self::SoldOut {
                    left: __p::in_variant(
                        <__p::Within<0, 98> as __p::Spec<u32>>::build(__arg0, 0),
                        1,
                    )?,
                },
            })
        }
        #[inline]
        fn encode(&self, __writer: &mut __p::Writer<'_>) -> __p::Checked<()> {
            match self {
                Self::NotEnoughGold => __p::put_tag(__writer, 0),
                Self::SoldOut { left: __arg0 } => {
                    __p::put_tag(__writer, 1)?;
                    __p::in_variant(
                        <__p::Within<0, 98> as __p::Spec<u32>>::encode(__arg0, __writer, 0),
                        1,
                    )
                }
            }
        }
    }

    #[automatically_derived]
    impl<__W> __p::InWorld<__W, __p::NoRule> for ShopError
    where
        u32: __p::InWorld<__W, __p::Within<0, 98>>,
    {
        #[inline]
        fn in_world(&self, __world: &__W, __caller: &__p::Caller) -> __p::Checked<()> {
            match self {
                Self::NotEnoughGold => __p::Ok(()),
                Self::SoldOut { left: __arg0 } => __p::in_variant(
                    __p::in_world::<__p::Within<0, 98>, u32, __W>(__arg0, __world, __caller, 0),
                    1,
                ),
            }
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
    use ::remote::__private as __p;

    enum __Buy {}
    impl __p::Remote for __Buy {
        const SPEC: __p::RemoteSpec =
            __p::RemoteSpec::call("buy", __p::Rate::new(5, ::core::time::Duration::from_secs(1)))
                .params(&["order"])
                .when(&["is_here"]);
        const POSITION: usize = 0;
        type Rules = __p::Fields<(__p::NoRule,)>;
        type Args = (Order,);
        type Return = Result<Receipt, ShopError>;
        type Reply = __p::Bare;
    }
    impl __p::Body<Game> for __Buy {
        fn when(_: &Self::Args, __world: &Game, __caller: &__p::Caller) -> __p::Checked<()> {
            __p::when(Game::is_here(__world, __caller), 0)?;
            __p::Ok(())
        }
        fn run(
            __args: __p::Admitted<Self::Args>,
            __world: &mut Game,
            __caller: &__p::Caller,
        ) -> Self::Return {
            let (__arg0,) = __args.into_inner();
            Game::buy(__world, __caller, __arg0)
        }
    }

    enum __Say {}
    impl __p::Remote for __Say {
        const SPEC: __p::RemoteSpec =
            __p::RemoteSpec::event("say", __p::Rate::new(2, ::core::time::Duration::from_secs(1)))
                .params(&["text"]);
        const POSITION: usize = 1;
        type Rules = __p::Fields<(__p::Counted<0, 200>,)>;
        type Args = (String,);
        type Return = ();
        type Reply = __p::Bare;
    }
    impl __p::Body<Game> for __Say {
        fn run(
            __args: __p::Admitted<Self::Args>,
            __world: &mut Game,
            __caller: &__p::Caller,
        ) -> Self::Return {
            let (__arg0,) = __args.into_inner();
            Game::say(__world, __caller, __arg0);
        }
    }

    enum __Strike {}
    impl __p::Remote for __Strike {
        const SPEC: __p::RemoteSpec = __p::RemoteSpec::call(
            "strike",
            __p::Rate::new(1, ::core::time::Duration::from_secs(1)),
        )
        .params(&["strike"])
        .when(&["is_here"]);
        const POSITION: usize = 2;
        type Rules = __p::Fields<(__p::NoRule,)>;
        type Args = (Strike,);
        type Return = bool;
        type Reply = __p::Bare;
    }
    impl __p::Body<Game> for __Strike {
        fn when(_: &Self::Args, __world: &Game, __caller: &__p::Caller) -> __p::Checked<()> {
            __p::when(Game::is_here(__world, __caller), 0)?;
            __p::Ok(())
        }
        fn run(
            __args: __p::Admitted<Self::Args>,
            __world: &mut Game,
            __caller: &__p::Caller,
        ) -> Self::Return {
            let (__arg0,) = __args.into_inner();
            Game::strike(__world, __caller, __arg0)
        }
    }

    enum __Walk {}
    impl __p::Remote for __Walk {
        const SPEC: __p::RemoteSpec = __p::RemoteSpec::event(
            "walk",
            __p::Rate::new(20, ::core::time::Duration::from_secs(1)),
        )
        .params(&["to"])
        .when(&["is_here"]);
        const POSITION: usize = 3;
        type Rules = __p::Fields<(__p::NearCharacter<{ 5f32.to_bits() }>,)>;
        type Args = ([f32; 3],);
        type Return = ();
        type Reply = __p::Bare;
    }
    impl __p::Body<Game> for __Walk {
        fn when(_: &Self::Args, __world: &Game, __caller: &__p::Caller) -> __p::Checked<()> {
            __p::when(Game::is_here(__world, __caller), 0)?;
            __p::Ok(())
        }
        fn run(
            __args: __p::Admitted<Self::Args>,
            __world: &mut Game,
            __caller: &__p::Caller,
        ) -> Self::Return {
            let (__arg0,) = __args.into_inner();
            Game::walk(__world, __caller, __arg0);
        }
    }

    enum __Redeem {}
    impl __p::Remote for __Redeem {
        const SPEC: __p::RemoteSpec = __p::RemoteSpec::call(
            "redeem",
            __p::Rate::new(2, ::core::time::Duration::from_secs(1)),
        )
        .params(&["code"])
        .asynchronous();
        const POSITION: usize = 4;
        type Rules = __p::Fields<(__p::Counted<0, 16>,)>;
        type Args = (String,);
        type Return = Result<Receipt, ShopError>;
        type Reply = __p::Bare;
    }
    impl __p::AsyncBody<Game> for __Redeem {
        async fn run(
            __args: __p::Admitted<Self::Args>,
            __world: __p::World<Game>,
            __caller: __p::Caller,
        ) -> Self::Return {
            let (__arg0,) = __args.into_inner();
            Game::redeem(__world, &__caller, __arg0).await
        }
    }

    static __CONTRACT: __p::Contract = __p::Contract {
        name: "shop",
        remotes: &[
            __p::RemoteSchema::of::<__Buy>(),
            __p::RemoteSchema::of::<__Say>(),
            __p::RemoteSchema::of::<__Strike>(),
            __p::RemoteSchema::of::<__Walk>(),
            __p::RemoteSchema::of::<__Redeem>(),
        ],
        events: &[],
    };
    const __ENTRIES: &[__p::Entry<Game>] = &[
        __p::Entry::sync::<__Buy>(),
        __p::Entry::sync::<__Say>(),
        __p::Entry::sync::<__Strike>(),
        __p::Entry::sync::<__Walk>(),
        __p::Entry::future::<__Redeem>(),
    ];

    impl shop {
        /// What the server mounts.
        pub fn remotes() -> __p::Table<Game> {
            __p::Table::new(&__CONTRACT, __ENTRIES)
        }

        /// The stub on a client.
        pub fn client(__client: &__p::Client) -> ShopClient {
            ShopClient(__client.table(&__CONTRACT))
        }
    }

    impl ShopClient {
        /// Buys at the server's price.
        pub fn buy(&self, order: Order) -> __p::Pending<Result<Receipt, ShopError>> {
            self.0.call::<__Buy>(&(order,))
        }

        /// Says something to everybody.
        pub fn say(&self, text: String) -> ::core::result::Result<(), __p::Refusal> {
            self.0.event::<__Say>(&(text,))
        }

        /// Calls lightning down.
        pub fn strike(&self, strike: Strike) -> __p::Pending<bool> {
            self.0.call::<__Strike>(&(strike,))
        }

        /// Walks to a place. The world decides how far that is in one step.
        pub fn walk(&self, to: [f32; 3]) -> ::core::result::Result<(), __p::Refusal> {
            self.0.event::<__Walk>(&(to,))
        }

        /// Redeems a code. Async, because it asks another service.
        pub fn redeem(&self, code: String) -> __p::Pending<Result<Receipt, ShopError>> {
            self.0.call::<__Redeem>(&(code,))
        }
    }
};
