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
    #[automatically_derived]
    impl __p::Derives<__p::IsPayload> for Order {}
    use __p::No as _;
    enum __Derive {}
    const __TWICE: __p::bool = <__p::Derived<Order, __p::IsServerOnly>>::__IS
        || <__p::Derived<Order, __p::IsId>>::__IS;
    impl __p::OneDerive<__TWICE> for __Derive {
        type Of = Order;
    }
    #[allow(dead_code, non_camel_case_types)]
    struct __Field0(__p::PhantomData<()>);
    #[allow(deprecated)]
    impl __p::Field for __Field0 {
        type Value = ItemId;
        type Rule = __p::Known;
        type Asked = __p::Picked<
            {
                use __p::No as _;
                <__p::IsSound<__Field0>>::__IS
            },
            __p::Known,
            __p::Mistaken,
            __Field0,
        >;
    }
    #[allow(deprecated, non_camel_case_types)]
    type __Rule2 = __p::Within<1, { __p::BoundOf(MOST).whole() }>;
    #[allow(dead_code, non_camel_case_types)]
    struct __Field3(__p::PhantomData<()>);
    #[allow(deprecated)]
    impl __p::Field for __Field3 {
        type Value = u32;
        type Rule = __Rule2;
        type Asked = __Rule2;
    }
    const _: __p::Fits<__Field3> = __p::fits(<__Field3 as __p::Formed>::SHAPE);
    pub struct __View<'__a>(
        __p::ViewOf<'__a, __Field0>,
        __p::ViewOf<'__a, __Field3>,
        __p::PhantomData<(&'__a (),)>,
    );
    #[automatically_derived]
    impl __p::EitherPayloadOrIdOrServerOnly<__p::NoRule> for Order {
        type Is = __p::Picked<
            { <__p::Derived<Order, __p::IsId>>::__IS },
            __p::IsId,
            __p::IsPayload,
        >;
    }
    #[automatically_derived]
    impl __p::Ruled<__p::NoRule> for Order {
        type View<'__a> = __View<'__a>;
        type Holds = ();
        const SHAPE: &'static __p::Shape = &__p::Shape::record(
                &[
                    __p::Place {
                        name: "item",
                        shape: <__Field0 as __p::Formed>::SHAPE,
                    },
                    __p::Place {
                        name: "quantity",
                        shape: <__Field3 as __p::Formed>::SHAPE,
                    },
                ],
            )
            .told_but(&[<__Field0 as __p::Formed>::SHAPE]);
        #[inline]
        fn verify<'__a>(__reader: &mut __p::Reader<'__a>) -> __p::Checked<__View<'__a>> {
            __p::Ok(__View {
                0: __p::verify::<__Field0>(__reader, 0)?,
                1: __p::verify::<__Field3>(__reader, 1)?,
                2: __p::PhantomData,
            })
        }
        #[inline]
        fn build(__view: __View<'_>) -> __p::Checked<Self> {
            __p::Ok({
                let __View(__arg0, __arg1, _) = __view;
                Self {
                    item: __p::build::<__Field0>(__arg0, 0)?,
                    quantity: __p::build::<__Field3>(__arg1, 1)?,
                }
            })
        }
        #[inline]
        fn encode(&self, __writer: &mut __p::Writer<'_>) -> __p::Checked<()> {
            __p::encode::<__Field0>(&self.item, __writer, 0)?;
            __p::encode::<__Field3>(&self.quantity, __writer, 1)?;
            __p::Ok(())
        }
    }
    #[automatically_derived]
    impl<__W> __p::InWorld<__W, __p::NoRule> for Order
    where
        ItemId: __p::InWorld<__W, <__Field0 as __p::Field>::Asked>,
    {
        #[inline]
        fn in_world(&self, __world: &__W, __caller: &__p::Caller) -> __p::Checked<()> {
            __p::in_world::<
                <__Field0 as __p::Field>::Asked,
                ItemId,
                __W,
            >(&self.item, __world, __caller, 0)?;
            __p::Ok(())
        }
    }
};
