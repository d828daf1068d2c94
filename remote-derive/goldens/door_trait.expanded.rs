/// What a player may ask of the market.
#[allow(private_bounds)]
pub trait Market: ::core::marker::Sized + ::core::marker::Send + 'static + ::remote::__private::Asks<
        __Market__buy,
    > + ::remote::__private::Asks<__Market__redeem> {
    /// Buys at the server's price.
    fn buy(&mut self, caller: &Caller, order: Order) -> Result<Receipt, ShopError>;
    /// Redeems a code.
    fn redeem(
        world: World<Self>,
        caller: &Caller,
        code: String,
    ) -> impl ::core::future::Future<Output = bool> + ::core::marker::Send;
    fn is_open(&self, caller: &Caller) -> bool;
}
#[allow(dead_code, non_camel_case_types)]
struct __Market__buyField0(::remote::__private::PhantomData<()>);
#[allow(deprecated)]
impl ::remote::__private::Field for __Market__buyField0 {
    type Value = Order;
    type Rule = ::remote::__private::NoRule;
    type Asked = ::remote::__private::Picked<
        {
            use ::remote::__private::No as _;
            <::remote::__private::IsSound<__Market__buyField0>>::__IS
        },
        ::remote::__private::NoRule,
        ::remote::__private::Mistaken,
        __Market__buyField0,
    >;
}
const _: ::remote::__private::Fits<__Market__buyField0> = ::remote::__private::parameter_fits(
    <__Market__buyField0 as ::remote::__private::Formed>::SHAPE,
);
impl<__W> ::remote::__private::AnsweredBy<__W> for __Market__buyField0
where
    __Market__buyField0: ::remote::__private::Askable<__W>,
{}
#[doc(hidden)]
#[allow(non_camel_case_types)]
enum __Market__buy {}
#[allow(deprecated)]
impl ::remote::__private::Remote for __Market__buy {
    const SPEC: ::remote::__private::RemoteSpec = ::remote::__private::RemoteSpec::call(
            "buy",
            ::remote::__private::Rate::new(5, ::core::time::Duration::from_secs(10)),
        )
        .params(&["order"])
        .when(&["is_open"]);
    const POSITION: ::remote::__private::usize = 0;
    type Rules = ::remote::__private::Of<(__Market__buyField0,)>;
    type Args = (Order,);
    type Return = ::remote::__private::Picked<
        {
            use ::remote::__private::No as _;
            <::remote::__private::IsSuited<Receipt>>::__IS
                | <::remote::__private::IsSuited<ShopError>>::__IS | true
        },
        Result<Receipt, ShopError>,
        (),
    >;
    type Reply = ::remote::__private::Bare;
}
const _: () = ::remote::__private::answer_fits::<__Market__buy>();
#[allow(dead_code, non_camel_case_types)]
struct __Market__redeemField0(::remote::__private::PhantomData<()>);
#[allow(deprecated)]
impl ::remote::__private::Field for __Market__redeemField0 {
    type Value = String;
    type Rule = ::remote::__private::Counted<0, 16>;
    type Asked = ::remote::__private::Counted<0, 16>;
}
const _: ::remote::__private::Fits<__Market__redeemField0> = ::remote::__private::parameter_fits(
    <__Market__redeemField0 as ::remote::__private::Formed>::SHAPE,
);
impl<__W> ::remote::__private::AnsweredBy<__W> for __Market__redeemField0
where
    __Market__redeemField0: ::remote::__private::Askable<__W>,
{}
#[doc(hidden)]
#[allow(non_camel_case_types)]
enum __Market__redeem {}
#[allow(deprecated)]
impl ::remote::__private::Remote for __Market__redeem {
    const SPEC: ::remote::__private::RemoteSpec = ::remote::__private::RemoteSpec::call(
            "redeem",
            ::remote::__private::Rate::new(1, ::core::time::Duration::from_secs(10)),
        )
        .params(&["code"])
        .asynchronous();
    const POSITION: ::remote::__private::usize = 1;
    type Rules = ::remote::__private::Of<(__Market__redeemField0,)>;
    type Args = (String,);
    type Return = bool;
    type Reply = ::remote::__private::Bare;
}
const _: () = ::remote::__private::answer_fits::<__Market__redeem>();
/// What a player may ask of the market.
#[allow(non_camel_case_types)]
pub enum market {}
///The stub of [`market`], on a client.
#[derive(::core::fmt::Debug, ::core::clone::Clone)]
pub struct MarketClient(::remote::__private::ClientTable);
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
    impl<__W: Market> __p::Body<__W> for __Market__buy {
        #[inline]
        fn when(
            __args: &Self::Args,
            __world: &__W,
            __caller: &__p::Caller,
        ) -> __p::Checked<()> {
            let __given = __world;
            __p::when(<__W>::is_open(__given, __caller), 0)?;
            __p::Ok(())
        }
        #[inline]
        fn run(
            __args: __p::Admitted<Self::Args>,
            __world: &mut __W,
            __caller: &__p::Caller,
        ) -> Self::Return {
            let (__arg0,) = __args.into_inner();
            <__W as Market>::buy(__world, __caller, __arg0)
        }
    }
    impl<__W: Market> __p::AsyncBody<__W> for __Market__redeem {
        async fn run(
            __args: __p::Admitted<Self::Args>,
            __world: __p::World<__W>,
            __caller: __p::Caller,
        ) -> Self::Return {
            let (__arg0,) = __args.into_inner();
            <__W as Market>::redeem(__world, &__caller, __arg0).await
        }
    }
    type __Event0 = Sold;
    static __CONTRACT: __p::Contract = __p::Contract {
        name: "market",
        remotes: &[
            __p::RemoteSchema::fitting::<__Market__buy>(),
            __p::RemoteSchema::fitting::<__Market__redeem>(),
        ],
        events: &[__p::EventSchema::of::<__Event0>()],
    };
    impl __p::DeclaresOnce<__Event0> for market {}
    impl market {
        /// What the server mounts: the remotes, with the bodies of a world.
        pub const fn remotes<__W: Market>() -> __p::Table<__W> {
            __p::Table::new(
                &__CONTRACT,
                const {
                    &[
                        __p::Entry::sync::<__Market__buy>(),
                        __p::Entry::future::<__Market__redeem>(),
                    ]
                },
            )
        }
    }
    impl market {
        /// The stub on a client.
        pub fn client(__client: &__p::Client) -> MarketClient {
            MarketClient(__p::Client::table(__client, &__CONTRACT))
        }
    }
    #[allow(private_interfaces, clippy::too_many_arguments)]
    impl MarketClient {
        /// Buys at the server's price.
        pub fn buy(&self, order: Order) -> __p::Pending<Result<Receipt, ShopError>> {
            __p::ClientTable::call::<__Market__buy>(&self.0, &(order,))
        }
        /// Redeems a code.
        pub fn redeem(&self, code: String) -> __p::Pending<bool> {
            __p::ClientTable::call::<__Market__redeem>(&self.0, &(code,))
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
            market: __p::DeclaresOnce<__E>,
        {
            __p::ClientTable::on(&self.0, handle);
        }
        /// The events of this type, to be awaited or asked for; those included that came before
        /// anybody asked for the type and are still kept (256 events at most).
        pub fn events<__E: __p::Event>(&self) -> __p::Events<__E>
        where
            market: __p::DeclaresOnce<__E>,
        {
            __p::ClientTable::events(&self.0)
        }
    }
};
