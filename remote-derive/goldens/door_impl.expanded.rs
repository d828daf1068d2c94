/// What a player may ask of the shop.
impl Game {
    #[allow(clippy::needless_pass_by_value, clippy::unused_self, clippy::unused_async)]
    /// Buys at the server's price.
    pub fn buy(&mut self, caller: &Caller, order: Order) -> Result<Receipt, ShopError> {
        self.sell(caller.player(), order)
    }
    #[allow(clippy::needless_pass_by_value, clippy::unused_self, clippy::unused_async)]
    /// Says something.
    pub fn say(&mut self, caller: &Caller, text: String) {
        self.tell(caller, text);
    }
    #[allow(clippy::needless_pass_by_value, clippy::unused_self, clippy::unused_async)]
    pub fn ban(&mut self, _caller: &Caller, player: PlayerId) -> bool {
        self.banned.insert(player)
    }
    #[allow(clippy::needless_pass_by_value, clippy::unused_self, clippy::unused_async)]
    pub async fn redeem(
        world: World<Self>,
        caller: &Caller,
        code: String,
    ) -> Result<Receipt, ShopError> {
        world.enter(|game| game.redeem_now(caller, code)).await
    }
    fn restock(&mut self) {}
}
/// What a player may ask of the shop.
#[allow(non_camel_case_types)]
pub enum shop {}
///The stub of [`shop`], on a client.
#[derive(::core::fmt::Debug, ::core::clone::Clone)]
pub struct ShopClient(::remote::__private::ClientTable);
#[allow(
    clippy::all,
    clippy::pedantic,
    clippy::absolute_paths,
    deprecated,
    non_camel_case_types,
    non_snake_case,
    unused_qualifications
)]
const _: () = {
    use ::remote::__private as __p;
    #[allow(dead_code, non_camel_case_types)]
    struct __remote_buyField0(__p::PhantomData<()>);
    #[allow(deprecated)]
    impl __p::Field for __remote_buyField0 {
        type Value = Order;
        type Rule = __p::NoRule;
        type Asked = __p::Picked<
            {
                use __p::No as _;
                <__p::IsSound<__remote_buyField0>>::__IS
            },
            __p::NoRule,
            __p::Mistaken,
            __remote_buyField0,
        >;
    }
    const _: __p::Fits<__remote_buyField0> = __p::parameter_fits(
        <__remote_buyField0 as __p::Formed>::SHAPE,
    );
    impl __p::AnsweredBy<Game> for __remote_buyField0 {}
    #[doc(hidden)]
    #[allow(non_camel_case_types)]
    enum __remote_buy {}
    #[allow(deprecated)]
    impl __p::Remote for __remote_buy {
        const SPEC: __p::RemoteSpec = __p::RemoteSpec::call(
                "buy",
                __p::Rate::new(5, ::core::time::Duration::from_secs(10)),
            )
            .cooldown({
                const __COOLDOWN: ::core::time::Duration = __p::cooldown(
                    __p::Rate::new(5, ::core::time::Duration::from_secs(10)),
                    ::core::time::Duration::from_secs(3),
                );
                __COOLDOWN
            })
            .params(&["order"])
            .when(&["near_shop", "can_pay(order)"]);
        const POSITION: __p::usize = 0;
        type Rules = __p::Of<(__remote_buyField0,)>;
        type Args = (Order,);
        type Return = __p::Picked<
            {
                use __p::No as _;
                <__p::IsSuited<Receipt>>::__IS | <__p::IsSuited<ShopError>>::__IS | true
            },
            Result<Receipt, ShopError>,
            (),
        >;
        type Reply = __p::Bare;
    }
    const _: () = __p::answer_fits::<__remote_buy>();
    impl __p::Body<Game> for __remote_buy {
        #[inline]
        fn when(
            __args: &Self::Args,
            __world: &Game,
            __caller: &__p::Caller,
        ) -> __p::Checked<()> {
            let __given = __world;
            __p::when(<Game>::near_shop(__p::world_given(__given), __caller), 0)?;
            let __given = __world;
            __p::when(
                <Game>::can_pay(__p::world_given(__given), __caller, &__args.0),
                1,
            )?;
            __p::Ok(())
        }
        #[inline]
        fn run(
            __args: __p::Admitted<Self::Args>,
            __world: &mut Game,
            __caller: &__p::Caller,
        ) -> Self::Return {
            let (__arg0,) = __args.into_inner();
            <Game>::buy(__world, __caller, __arg0)
        }
    }
    #[allow(dead_code, non_camel_case_types)]
    struct __remote_sayField0(__p::PhantomData<()>);
    #[allow(deprecated)]
    impl __p::Field for __remote_sayField0 {
        type Value = String;
        type Rule = __p::Counted<0, 200>;
        type Asked = __p::Counted<0, 200>;
    }
    const _: __p::Fits<__remote_sayField0> = __p::parameter_fits(
        <__remote_sayField0 as __p::Formed>::SHAPE,
    );
    impl __p::AnsweredBy<Game> for __remote_sayField0 {}
    #[doc(hidden)]
    #[allow(non_camel_case_types)]
    enum __remote_say {}
    #[allow(deprecated)]
    impl __p::Remote for __remote_say {
        const SPEC: __p::RemoteSpec = __p::RemoteSpec::event(
                "say",
                __p::Rate::new(5, ::core::time::Duration::from_secs(10))
                    .with_burst({
                        const __BURST: __p::u32 = __p::burst(8);
                        __BURST
                    }),
            )
            .params(&["text"]);
        const POSITION: __p::usize = 1;
        type Rules = __p::Of<(__remote_sayField0,)>;
        type Args = (String,);
        type Return = ();
        type Reply = __p::Bare;
    }
    impl __p::Body<Game> for __remote_say {
        #[inline]
        fn run(
            __args: __p::Admitted<Self::Args>,
            __world: &mut Game,
            __caller: &__p::Caller,
        ) -> Self::Return {
            let (__arg0,) = __args.into_inner();
            <Game>::say(__world, __caller, __arg0)
        }
    }
    #[allow(dead_code, non_camel_case_types)]
    struct __remote_banField0(__p::PhantomData<()>);
    #[allow(deprecated)]
    impl __p::Field for __remote_banField0 {
        type Value = PlayerId;
        type Rule = __p::Target;
        type Asked = __p::Picked<
            {
                use __p::No as _;
                <__p::IsSound<__remote_banField0>>::__IS
            },
            __p::Target,
            __p::Mistaken,
            __remote_banField0,
        >;
    }
    const _: __p::Fits<__remote_banField0> = __p::parameter_fits(
        <__remote_banField0 as __p::Formed>::SHAPE,
    );
    impl __p::AnsweredBy<Game> for __remote_banField0 {}
    #[doc(hidden)]
    #[allow(non_camel_case_types)]
    enum __remote_ban {}
    #[allow(deprecated)]
    impl __p::Remote for __remote_ban {
        const SPEC: __p::RemoteSpec = __p::RemoteSpec::call(
                "ban",
                __p::Rate::new(10, ::core::time::Duration::from_secs(60)),
            )
            .params(&["player"])
            .allow(
                __p::permission((Permission::Ban) as __p::u64, "Permission::Ban"),
                "Permission::Ban",
            );
        const POSITION: __p::usize = 2;
        type Rules = __p::Of<(__remote_banField0,)>;
        type Args = (PlayerId,);
        type Return = bool;
        type Reply = __p::Bare;
    }
    const _: () = __p::answer_fits::<__remote_ban>();
    impl __p::Body<Game> for __remote_ban {
        #[inline]
        fn run(
            __args: __p::Admitted<Self::Args>,
            __world: &mut Game,
            __caller: &__p::Caller,
        ) -> Self::Return {
            let (__arg0,) = __args.into_inner();
            <Game>::ban(__world, __caller, __arg0)
        }
    }
    #[allow(dead_code, non_camel_case_types)]
    struct __remote_redeemField0(__p::PhantomData<()>);
    #[allow(deprecated)]
    impl __p::Field for __remote_redeemField0 {
        type Value = String;
        type Rule = __p::Counted<0, 16>;
        type Asked = __p::Counted<0, 16>;
    }
    const _: __p::Fits<__remote_redeemField0> = __p::parameter_fits(
        <__remote_redeemField0 as __p::Formed>::SHAPE,
    );
    impl __p::AnsweredBy<Game> for __remote_redeemField0 {}
    #[doc(hidden)]
    #[allow(non_camel_case_types)]
    enum __remote_redeem {}
    #[allow(deprecated)]
    impl __p::Remote for __remote_redeem {
        const SPEC: __p::RemoteSpec = __p::RemoteSpec::call(
                "redeem",
                __p::Rate::new(1, ::core::time::Duration::from_secs(10)),
            )
            .params(&["code"])
            .asynchronous()
            .deadline(::core::time::Duration::from_millis(500))
            .concurrent();
        const POSITION: __p::usize = 3;
        type Rules = __p::Of<(__remote_redeemField0,)>;
        type Args = (String,);
        type Return = __p::Picked<
            {
                use __p::No as _;
                <__p::IsSuited<Receipt>>::__IS | <__p::IsSuited<ShopError>>::__IS | true
            },
            Result<Receipt, ShopError>,
            (),
        >;
        type Reply = __p::Bare;
    }
    const _: () = __p::answer_fits::<__remote_redeem>();
    impl __p::AsyncBody<Game> for __remote_redeem {
        async fn run(
            __args: __p::Admitted<Self::Args>,
            __world: __p::World<Game>,
            __caller: __p::Caller,
        ) -> Self::Return {
            let (__arg0,) = __args.into_inner();
            <Game>::redeem(__world, &__caller, __arg0).await
        }
    }
    const _: () = __p::permission_of::<Game, _>(&(Permission::Ban));
    type __Event0 = Sold;
    static __CONTRACT: __p::Contract = __p::Contract {
        name: "shop",
        remotes: &[
            __p::RemoteSchema::fitting::<__remote_buy>(),
            __p::RemoteSchema::fitting::<__remote_say>(),
            __p::RemoteSchema::fitting::<__remote_ban>(),
            __p::RemoteSchema::fitting::<__remote_redeem>(),
        ],
        events: &[__p::EventSchema::of::<__Event0>()],
    };
    impl __p::DeclaresOnce<__Event0> for shop {}
    const __ENTRIES: &[__p::Entry<Game>] = &[
        __p::Entry::sync::<__remote_buy>(),
        __p::Entry::sync::<__remote_say>(),
        __p::Entry::sync::<__remote_ban>(),
        __p::Entry::future::<__remote_redeem>(),
    ];
    #[allow(private_interfaces)]
    impl shop {
        /// What the server mounts.
        pub const fn remotes() -> __p::Table<Game> {
            __p::Table::new(&__CONTRACT, __ENTRIES)
        }
    }
    impl shop {
        /// The stub on a client.
        pub fn client(__client: &__p::Client) -> ShopClient {
            ShopClient(__p::Client::table(__client, &__CONTRACT))
        }
    }
    #[allow(private_interfaces, clippy::too_many_arguments)]
    impl ShopClient {
        /// Buys at the server's price.
        pub fn buy(&self, order: Order) -> __p::Pending<Result<Receipt, ShopError>> {
            __p::ClientTable::call::<__remote_buy>(&self.0, &(order,))
        }
        /// Says something.
        pub fn say(&self, text: String) -> ::core::result::Result<(), __p::Refusal> {
            __p::ClientTable::event::<__remote_say>(&self.0, &(text,))
        }
        ///Asks the server for `ban`.
        pub fn ban(&self, player: PlayerId) -> __p::Pending<bool> {
            __p::ClientTable::call::<__remote_ban>(&self.0, &(player,))
        }
        ///Asks the server for `redeem`.
        pub fn redeem(&self, code: String) -> __p::Pending<Result<Receipt, ShopError>> {
            __p::ClientTable::call::<__remote_redeem>(&self.0, &(code,))
        }
        /// Calls `handle` for each event of this type, those included that came before anybody
        /// asked for the type and are still kept (256 events at most), in the order in which the
        /// server sent them and before the answer that follows them. It runs where the client's
        /// bytes are handled: it should be quick. It is kept as long as the session lasts, and a
        /// stub that it holds keeps the session.
        pub fn on<__E: __p::Event>(
            &self,
            handle: impl ::core::ops::FnMut(__E) + ::core::marker::Send + 'static,
        )
        where
            shop: __p::DeclaresOnce<__E>,
        {
            __p::ClientTable::on(&self.0, handle);
        }
        /// The events of this type, to be awaited or asked for; those included that came before
        /// anybody asked for the type and are still kept (256 events at most).
        pub fn events<__E: __p::Event>(&self) -> __p::Events<__E>
        where
            shop: __p::DeclaresOnce<__E>,
        {
            __p::ClientTable::events(&self.0)
        }
    }
};
