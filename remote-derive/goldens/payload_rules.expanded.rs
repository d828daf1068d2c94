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
    #[doc(hidden)]
    #[allow(non_camel_case_types)]
    pub struct __Check0<T: Payload>(__p::PhantomData<(T,)>);
    #[allow(deprecated)]
    impl<T: Payload> __p::Check<u64> for __Check0<T> {
        const NAME: &'static __p::str = "is_even";
        const VERSION: __p::u32 = 1u32;
        #[inline]
        fn holds(__value: &u64) -> __p::bool {
            is_even(__value)
        }
    }
    #[doc(hidden)]
    #[allow(non_camel_case_types)]
    pub enum __Reason2 {}
    #[allow(deprecated)]
    impl __p::Reason for __Reason2 {
        const WHY: &'static __p::str = "a checksum";
    }
    #[doc(hidden)]
    #[allow(non_camel_case_types)]
    pub struct __Check4<T: Payload>(__p::PhantomData<(T,)>);
    #[allow(deprecated)]
    impl<T: Payload> __p::Check<Trade<T>> for __Check4<T> {
        const NAME: &'static __p::str = "is_fair";
        const VERSION: __p::u32 = 2u32;
        #[inline]
        fn holds(__value: &Trade<T>) -> __p::bool {
            is_fair(__value)
        }
    }
    pub struct __View<'__a, T: Payload>(
        <__p::NoRule as __p::Spec<T>>::View<'__a>,
        <__p::Counted<
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
        > as __p::Spec<BTreeMap<u16, Vec<f32>>>>::View<'__a>,
        <__p::Also<
            __p::Within<0, { 100 - 1 }>,
            __Check0<T>,
        > as __p::Spec<u64>>::View<'__a>,
        <__p::Unchecked<__Reason2> as __p::Spec<u32>>::View<'__a>,
        <__p::Via<Millis> as __p::Spec<Duration>>::View<'__a>,
        <__p::Fields<(__p::NoRule, __p::Finite)> as __p::Spec<(bool, f32)>>::View<'__a>,
        __p::PhantomData<(&'__a (), T)>,
    );
    #[automatically_derived]
    impl<T: Payload> __p::PayloadOrId for Trade<T> {
        type Is = __p::IsPayload;
    }
    #[automatically_derived]
    impl<T: Payload> __p::Ruled<__p::NoRule> for Trade<T> {
        type View<'__a> = __View<'__a, T>;
        const SHAPE: &'static __p::Shape = &__p::Shape::checked(
            const {
                &__p::Shape::record(
                    &[
                        __p::Place {
                            name: "what",
                            shape: <__p::NoRule as __p::Spec<T>>::SHAPE,
                        },
                        __p::Place {
                            name: "terms",
                            shape: <__p::Counted<
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
                            > as __p::Spec<BTreeMap<u16, Vec<f32>>>>::SHAPE,
                        },
                        __p::Place {
                            name: "price",
                            shape: <__p::Also<
                                __p::Within<0, { 100 - 1 }>,
                                __Check0<T>,
                            > as __p::Spec<u64>>::SHAPE,
                        },
                        __p::Place {
                            name: "sum",
                            shape: <__p::Unchecked<__Reason2> as __p::Spec<u32>>::SHAPE,
                        },
                        __p::Place {
                            name: "wait",
                            shape: <__p::Via<Millis> as __p::Spec<Duration>>::SHAPE,
                        },
                        __p::Place {
                            name: "pair",
                            shape: <__p::Fields<
                                (__p::NoRule, __p::Finite),
                            > as __p::Spec<(bool, f32)>>::SHAPE,
                        },
                    ],
                )
            },
            <__Check4<T> as __p::Check<Self>>::NAME,
            <__Check4<T> as __p::Check<Self>>::VERSION,
        );
        #[inline]
        fn verify<'__a>(
            __reader: &mut __p::Reader<'__a>,
        ) -> __p::Checked<__View<'__a, T>> {
            __p::Ok(__View {
                0: <__p::NoRule as __p::Spec<T>>::verify(__reader, 0)?,
                1: <__p::Counted<
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
                > as __p::Spec<BTreeMap<u16, Vec<f32>>>>::verify(__reader, 1)?,
                2: <__p::Also<
                    __p::Within<0, { 100 - 1 }>,
                    __Check0<T>,
                > as __p::Spec<u64>>::verify(__reader, 2)?,
                3: <__p::Unchecked<__Reason2> as __p::Spec<u32>>::verify(__reader, 3)?,
                4: <__p::Via<Millis> as __p::Spec<Duration>>::verify(__reader, 4)?,
                5: <__p::Fields<
                    (__p::NoRule, __p::Finite),
                > as __p::Spec<(bool, f32)>>::verify(__reader, 5)?,
                6: __p::PhantomData,
            })
        }
        #[inline]
        fn build(__view: __View<'_, T>) -> __p::Checked<Self> {
            __p::Ok({
                let __value = {
                    let __View(__arg0, __arg1, __arg2, __arg3, __arg4, __arg5, _) = __view;
                    Self {
                        what: <__p::NoRule as __p::Spec<T>>::build(__arg0, 0)?,
                        terms: <__p::Counted<
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
                        > as __p::Spec<BTreeMap<u16, Vec<f32>>>>::build(__arg1, 1)?,
                        price: <__p::Also<
                            __p::Within<0, { 100 - 1 }>,
                            __Check0<T>,
                        > as __p::Spec<u64>>::build(__arg2, 2)?,
                        sum: <__p::Unchecked<
                            __Reason2,
                        > as __p::Spec<u32>>::build(__arg3, 3)?,
                        wait: <__p::Via<
                            Millis,
                        > as __p::Spec<Duration>>::build(__arg4, 4)?,
                        pair: <__p::Fields<
                            (__p::NoRule, __p::Finite),
                        > as __p::Spec<(bool, f32)>>::build(__arg5, 5)?,
                    }
                };
                __p::check::<__Check4<T>, Self>(&__value)?;
                __value
            })
        }
        #[inline]
        fn encode(&self, __writer: &mut __p::Writer<'_>) -> __p::Checked<()> {
            let __start = __writer.position();
            <__p::NoRule as __p::Spec<T>>::encode(&self.what, __writer, 0)?;
            <__p::Counted<
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
            > as __p::Spec<BTreeMap<u16, Vec<f32>>>>::encode(&self.terms, __writer, 1)?;
            <__p::Also<
                __p::Within<0, { 100 - 1 }>,
                __Check0<T>,
            > as __p::Spec<u64>>::encode(&self.price, __writer, 2)?;
            <__p::Unchecked<
                __Reason2,
            > as __p::Spec<u32>>::encode(&self.sum, __writer, 3)?;
            <__p::Via<Millis> as __p::Spec<Duration>>::encode(&self.wait, __writer, 4)?;
            <__p::Fields<
                (__p::NoRule, __p::Finite),
            > as __p::Spec<(bool, f32)>>::encode(&self.pair, __writer, 5)?;
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
