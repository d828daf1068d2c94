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
    impl<T: Payload> __p::Derives<__p::IsPayload> for Trade<T> {}
    #[allow(dead_code, non_camel_case_types)]
    struct __Field0<T: Payload>(__p::PhantomData<(__p::PhantomData<T>,)>);
    #[allow(deprecated)]
    impl<T: Payload> __p::Field for __Field0<T> {
        type Value = T;
        type Rule = __p::NoRule;
        type Asked = __p::NoRule;
    }
    #[allow(dead_code, non_camel_case_types)]
    struct __Field2<T: Payload>(__p::PhantomData<(__p::PhantomData<T>,)>);
    #[allow(deprecated)]
    impl<T: Payload> __p::Field for __Field2<T> {
        type Value = BTreeMap<u16, Vec<f32>>;
        type Rule = __p::Counted<
            0,
            4,
            __p::Pairs<
                __p::Any,
                __p::Counted<
                    0,
                    8,
                    __p::Within<
                        { __p::BoundOf::<__p::f64>(-0.5).float() },
                        { __p::BoundOf::<__p::f64>(0.5).float() },
                        { __p::FLOAT },
                    >,
                >,
            >,
        >;
        type Asked = __p::Counted<
            0,
            4,
            __p::Pairs<
                __p::Any,
                __p::Counted<
                    0,
                    8,
                    __p::Within<
                        { __p::BoundOf::<__p::f64>(-0.5).float() },
                        { __p::BoundOf::<__p::f64>(0.5).float() },
                        { __p::FLOAT },
                    >,
                >,
            >,
        >;
    }
    #[doc(hidden)]
    #[allow(non_camel_case_types)]
    pub struct __Check4<T: Payload>(__p::PhantomData<(__p::PhantomData<T>,)>);
    #[allow(deprecated)]
    impl<T: Payload> __p::Check<u64> for __Check4<T> {
        const NAME: &'static __p::str = "is_even";
        const VERSION: __p::u32 = 1u32;
        #[inline]
        fn holds(__value: &u64) -> __p::bool {
            __p::verdict(is_even(__p::value_given(__value)))
        }
    }
    #[allow(dead_code, non_camel_case_types)]
    struct __Field6<T: Payload>(__p::PhantomData<(__p::PhantomData<T>,)>);
    #[allow(deprecated)]
    impl<T: Payload> __p::Field for __Field6<T> {
        type Value = u64;
        type Rule = __p::Also<__p::Within<0, { 100 - 1 }>, __Check4<T>>;
        type Asked = __p::Also<__p::Within<0, { 100 - 1 }>, __Check4<T>>;
    }
    #[doc(hidden)]
    #[allow(non_camel_case_types)]
    pub enum __Reason8 {}
    #[allow(deprecated)]
    impl __p::Reason for __Reason8 {
        const WHY: &'static __p::str = "a checksum";
    }
    #[allow(dead_code, non_camel_case_types)]
    struct __Field10<T: Payload>(__p::PhantomData<(__p::PhantomData<T>,)>);
    #[allow(deprecated)]
    impl<T: Payload> __p::Field for __Field10<T> {
        type Value = u32;
        type Rule = __p::Unchecked<__Reason8>;
        type Asked = __p::Unchecked<__Reason8>;
    }
    #[allow(dead_code, non_camel_case_types)]
    struct __Field12<T: Payload>(__p::PhantomData<(__p::PhantomData<T>,)>);
    #[allow(deprecated)]
    impl<T: Payload> __p::Field for __Field12<T> {
        type Value = Duration;
        type Rule = __p::Via<Millis>;
        type Asked = __p::Via<Millis>;
    }
    #[allow(dead_code, non_camel_case_types)]
    struct __Field14<T: Payload>(__p::PhantomData<(__p::PhantomData<T>,)>);
    #[allow(deprecated)]
    impl<T: Payload> __p::Field for __Field14<T> {
        type Value = (bool, f32);
        type Rule = __p::Fields<(__p::NoRule, __p::Finite)>;
        type Asked = __p::Fields<(__p::NoRule, __p::Finite)>;
    }
    #[doc(hidden)]
    #[allow(non_camel_case_types)]
    pub struct __Check16<T: Payload>(__p::PhantomData<(__p::PhantomData<T>,)>);
    #[allow(deprecated)]
    impl<T: Payload> __p::Check<Trade<T>> for __Check16<T> {
        const NAME: &'static __p::str = "is_fair";
        const VERSION: __p::u32 = 2u32;
        #[inline]
        fn holds(__value: &Trade<T>) -> __p::bool {
            __p::verdict(is_fair(__p::value_given(__value)))
        }
    }
    use __p::Unknown as _;
    pub struct __Down<__L: __p::Levels, T: Payload>(
        __p::PhantomData<(__L, __p::PhantomData<T>)>,
    );
    #[automatically_derived]
    impl<__L: __p::Levels, T: Payload> __p::Graph for __Down<__L, T> {
        const NODE: &'static __p::Node = &__p::Node::inside(
            &[
                <__p::Unrolled<__L, __Field0<T>>>::__NODE,
                <__p::Unrolled<__L, __Field12<T>>>::__NODE,
            ],
        );
    }
    #[automatically_derived]
    impl<T: Payload> __p::Contents for Trade<T> {
        type Down<__L: __p::Levels> = __Down<__L, T>;
    }
    pub struct __View<'__a, T: Payload>(
        __p::ViewOf<'__a, __Field0<T>>,
        __p::ViewOf<'__a, __Field2<T>>,
        __p::ViewOf<'__a, __Field6<T>>,
        __p::ViewOf<'__a, __Field10<T>>,
        __p::ViewOf<'__a, __Field12<T>>,
        __p::ViewOf<'__a, __Field14<T>>,
        __p::PhantomData<(&'__a (), __p::PhantomData<T>)>,
    );
    #[automatically_derived]
    impl<T: Payload> __p::EitherPayloadOrIdOrServerOnly<__p::NoRule> for Trade<T> {
        type Is = __p::IsPayload;
    }
    #[automatically_derived]
    impl<T: Payload> __p::Ruled<__p::NoRule> for Trade<T> {
        type View<'__a> = __View<'__a, T>;
        type Holds = Trade<T>;
        const SHAPE: &'static __p::Shape = &__p::Shape::checked(
            const {
                &__p::Shape::record(
                    &[
                        __p::Place {
                            name: "what",
                            shape: <__Field0<T> as __p::Formed>::SHAPE,
                        },
                        __p::Place {
                            name: "terms",
                            shape: <__Field2<T> as __p::Formed>::SHAPE,
                        },
                        __p::Place {
                            name: "price",
                            shape: <__Field6<T> as __p::Formed>::SHAPE,
                        },
                        __p::Place {
                            name: "sum",
                            shape: <__Field10<T> as __p::Formed>::SHAPE,
                        },
                        __p::Place {
                            name: "wait",
                            shape: <__Field12<T> as __p::Formed>::SHAPE,
                        },
                        __p::Place {
                            name: "pair",
                            shape: <__Field14<T> as __p::Formed>::SHAPE,
                        },
                    ],
                )
            },
            <__Check16<T> as __p::Check<Self>>::NAME,
            <__Check16<T> as __p::Check<Self>>::VERSION,
        );
        #[inline]
        fn verify<'__a>(
            __reader: &mut __p::Reader<'__a>,
        ) -> __p::Checked<__View<'__a, T>> {
            __p::Ok(__View {
                0: __p::verify::<__Field0<T>>(__reader, 0)?,
                1: __p::verify::<__Field2<T>>(__reader, 1)?,
                2: __p::verify::<__Field6<T>>(__reader, 2)?,
                3: __p::verify::<__Field10<T>>(__reader, 3)?,
                4: __p::verify::<__Field12<T>>(__reader, 4)?,
                5: __p::verify::<__Field14<T>>(__reader, 5)?,
                6: __p::PhantomData,
            })
        }
        #[inline]
        fn build(__view: __View<'_, T>) -> __p::Checked<Self> {
            __p::Ok({
                let __value = {
                    let __View(__arg0, __arg1, __arg2, __arg3, __arg4, __arg5, _) = __view;
                    Self {
                        what: __p::build::<__Field0<T>>(__arg0, 0)?,
                        terms: __p::build::<__Field2<T>>(__arg1, 1)?,
                        price: __p::build::<__Field6<T>>(__arg2, 2)?,
                        sum: __p::build::<__Field10<T>>(__arg3, 3)?,
                        wait: __p::build::<__Field12<T>>(__arg4, 4)?,
                        pair: __p::build::<__Field14<T>>(__arg5, 5)?,
                    }
                };
                __p::check::<__Check16<T>, Self>(&__value)?;
                __value
            })
        }
        #[inline]
        fn encode(&self, __writer: &mut __p::Writer<'_>) -> __p::Checked<()> {
            let __start = __p::Writer::position(__writer);
            __p::encode::<__Field0<T>>(&self.what, __writer, 0)?;
            __p::encode::<__Field2<T>>(&self.terms, __writer, 1)?;
            __p::encode::<__Field6<T>>(&self.price, __writer, 2)?;
            __p::encode::<__Field10<T>>(&self.sum, __writer, 3)?;
            __p::encode::<__Field12<T>>(&self.wait, __writer, 4)?;
            __p::encode::<__Field14<T>>(&self.pair, __writer, 5)?;
            __p::check_written::<Self, __p::NoRule>(__writer, __start)
        }
    }
    #[automatically_derived]
    impl<T: Payload, __W> __p::InWorld<__W, __p::NoRule> for Trade<T>
    where
        T: __p::InWorld<__W, __p::NoRule>,
        BTreeMap<
            u16,
            Vec<f32>,
        >: __p::InWorld<
            __W,
            __p::Counted<
                0,
                4,
                __p::Pairs<
                    __p::Any,
                    __p::Counted<
                        0,
                        8,
                        __p::Within<
                            { __p::BoundOf::<__p::f64>(-0.5).float() },
                            { __p::BoundOf::<__p::f64>(0.5).float() },
                            { __p::FLOAT },
                        >,
                    >,
                >,
            >,
        >,
        Duration: __p::InWorld<__W, __p::Via<Millis>>,
        (bool, f32): __p::InWorld<__W, __p::Fields<(__p::NoRule, __p::Finite)>>,
    {
        #[inline]
        fn in_world(&self, __world: &__W, __caller: &__p::Caller) -> __p::Checked<()> {
            __p::in_world::<__p::NoRule, T, __W>(&self.what, __world, __caller, 0)?;
            __p::in_world::<
                __p::Counted<
                    0,
                    4,
                    __p::Pairs<
                        __p::Any,
                        __p::Counted<
                            0,
                            8,
                            __p::Within<
                                { __p::BoundOf::<__p::f64>(-0.5).float() },
                                { __p::BoundOf::<__p::f64>(0.5).float() },
                                { __p::FLOAT },
                            >,
                        >,
                    >,
                >,
                BTreeMap<u16, Vec<f32>>,
                __W,
            >(&self.terms, __world, __caller, 1)?;
            __p::in_world::<
                __p::Via<Millis>,
                Duration,
                __W,
            >(&self.wait, __world, __caller, 4)?;
            __p::in_world::<
                __p::Fields<(__p::NoRule, __p::Finite)>,
                (bool, f32),
                __W,
            >(&self.pair, __world, __caller, 5)?;
            __p::Ok(())
        }
    }
};
