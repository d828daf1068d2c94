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
    impl __p::Derives<__p::IsPayload> for Deed {}
    use __p::No as _;
    enum __Derive {}
    const __TWICE: __p::bool = <__p::Derived<Deed, __p::IsServerOnly>>::__IS
        || <__p::Derived<Deed, __p::IsId>>::__IS;
    impl __p::OneDerive<__TWICE> for __Derive {
        type Of = Deed;
    }
    #[allow(dead_code, non_camel_case_types)]
    struct __Field0(__p::PhantomData<()>);
    #[allow(deprecated)]
    impl __p::Field for __Field0 {
        type Value = [f32; 3];
        type Rule = __p::NearCharacter<{ 100f32.to_bits() }>;
        type Asked = __p::Picked<
            {
                use __p::No as _;
                <__p::IsSound<__Field0>>::__IS
            },
            __p::NearCharacter<{ 100f32.to_bits() }>,
            __p::Mistaken,
            __Field0,
        >;
    }
    #[allow(dead_code, non_camel_case_types)]
    struct __Field2(__p::PhantomData<()>);
    #[allow(deprecated)]
    impl __p::Field for __Field2 {
        type Value = f32;
        type Rule = __p::Finite;
        type Asked = __p::Finite;
    }
    #[allow(dead_code, non_camel_case_types)]
    struct __Field4(__p::PhantomData<()>);
    #[allow(deprecated)]
    impl __p::Field for __Field4 {
        type Value = String;
        type Rule = __p::Counted<0, 200>;
        type Asked = __p::Counted<0, 200>;
    }
    const _: __p::Fits<__Field0> = __p::fits(<__Field0 as __p::Formed>::SHAPE);
    const _: __p::Fits<__Field4> = __p::fits(<__Field4 as __p::Formed>::SHAPE);
    pub struct __View<'__a>(__Variant<'__a>);
    enum __Variant<'__a> {
        Rest(__p::PhantomData<(&'__a (),)>),
        Strike(
            __p::ViewOf<'__a, __Field0>,
            __p::ViewOf<'__a, __Field2>,
            __p::PhantomData<(&'__a (),)>,
        ),
        Say(__p::ViewOf<'__a, __Field4>, __p::PhantomData<(&'__a (),)>),
    }
    #[automatically_derived]
    impl __p::EitherPayloadOrIdOrServerOnly<__p::NoRule> for Deed {
        type Is = __p::Picked<
            { <__p::Derived<Deed, __p::IsId>>::__IS },
            __p::IsId,
            __p::IsPayload,
        >;
    }
    #[automatically_derived]
    impl __p::Ruled<__p::NoRule> for Deed {
        type View<'__a> = __View<'__a>;
        type Holds = ();
        const SHAPE: &'static __p::Shape = &__p::Shape::choice(
                &[
                    __p::Variant {
                        name: "Rest",
                        fields: &[],
                    },
                    __p::Variant {
                        name: "Strike",
                        fields: &[
                            __p::Place {
                                name: "at",
                                shape: <__Field0 as __p::Formed>::SHAPE,
                            },
                            __p::Place {
                                name: "force",
                                shape: <__Field2 as __p::Formed>::SHAPE,
                            },
                        ],
                    },
                    __p::Variant {
                        name: "Say",
                        fields: &[
                            __p::Place {
                                name: "0",
                                shape: <__Field4 as __p::Formed>::SHAPE,
                            },
                        ],
                    },
                ],
            )
            .told_but(&[<__Field2 as __p::Formed>::SHAPE]);
        #[inline]
        fn verify<'__a>(__reader: &mut __p::Reader<'__a>) -> __p::Checked<__View<'__a>> {
            __p::Ok(
                __View(
                    match __p::tag(__reader)? {
                        0 => __Variant::Rest(__p::PhantomData),
                        1 => {
                            __Variant::Strike(
                                __p::in_variant(__p::verify::<__Field0>(__reader, 0), 1)?,
                                __p::in_variant(__p::verify::<__Field2>(__reader, 1), 1)?,
                                __p::PhantomData,
                            )
                        }
                        2 => {
                            __Variant::Say(
                                __p::in_variant(__p::verify::<__Field4>(__reader, 0), 2)?,
                                __p::PhantomData,
                            )
                        }
                        _ => return __p::Err(__p::unknown_tag()),
                    },
                ),
            )
        }
        #[inline]
        fn build(__view: __View<'_>) -> __p::Checked<Self> {
            __p::Ok(
                match __view.0 {
                    __Variant::Rest(_) => Self::Rest {},
                    __Variant::Strike(__arg0, __arg1, _) => {
                        Self::Strike {
                            at: __p::in_variant(__p::build::<__Field0>(__arg0, 0), 1)?,
                            force: __p::in_variant(__p::build::<__Field2>(__arg1, 1), 1)?,
                        }
                    }
                    __Variant::Say(__arg0, _) => {
                        Self::Say {
                            0: __p::in_variant(__p::build::<__Field4>(__arg0, 0), 2)?,
                        }
                    }
                },
            )
        }
        #[inline]
        fn encode(&self, __writer: &mut __p::Writer<'_>) -> __p::Checked<()> {
            match self {
                Self::Rest {} => {
                    __p::put_tag(__writer, 0)?;
                }
                Self::Strike { at: __arg0, force: __arg1 } => {
                    __p::put_tag(__writer, 1)?;
                    __p::in_variant(__p::encode::<__Field0>(__arg0, __writer, 0), 1)?;
                    __p::in_variant(__p::encode::<__Field2>(__arg1, __writer, 1), 1)?;
                }
                Self::Say { 0: __arg0 } => {
                    __p::put_tag(__writer, 2)?;
                    __p::in_variant(__p::encode::<__Field4>(__arg0, __writer, 0), 2)?;
                }
            }
            __p::Ok(())
        }
    }
    #[automatically_derived]
    impl<__W> __p::InWorld<__W, __p::NoRule> for Deed
    where
        [f32; 3]: __p::InWorld<__W, <__Field0 as __p::Field>::Asked>,
        String: __p::InWorld<__W, __p::Counted<0, 200>>,
    {
        #[inline]
        fn in_world(&self, __world: &__W, __caller: &__p::Caller) -> __p::Checked<()> {
            match self {
                Self::Strike { at: __arg0, .. } => {
                    __p::in_variant(
                        __p::in_world::<
                            <__Field0 as __p::Field>::Asked,
                            [f32; 3],
                            __W,
                        >(__arg0, __world, __caller, 0),
                        1,
                    )?;
                }
                Self::Say { 0: __arg0 } => {
                    __p::in_variant(
                        __p::in_world::<
                            __p::Counted<0, 200>,
                            String,
                            __W,
                        >(__arg0, __world, __caller, 0),
                        2,
                    )?;
                }
                _ => {}
            }
            __p::Ok(())
        }
    }
};
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
    impl __p::Event
    for __p::Picked<
        {
            use __p::No as _;
            <__p::IsSuited<Deed>>::__IS | true
        },
        Deed,
        (),
    > {
        const NAME: &'static __p::str = "Deed";
    }
};
