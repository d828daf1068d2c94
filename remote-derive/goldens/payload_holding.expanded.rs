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
    impl __p::Derives<__p::IsPayload> for Menu {}
    use __p::No as _;
    enum __Derive {}
    const __TWICE: __p::bool = <__p::Derived<Menu, __p::IsServerOnly>>::__IS
        || <__p::Derived<Menu, __p::IsId>>::__IS;
    impl __p::OneDerive<__TWICE> for __Derive {
        type Of = Menu;
    }
    #[allow(dead_code, non_camel_case_types)]
    struct __Field0(__p::PhantomData<()>);
    #[allow(deprecated)]
    impl __p::Field for __Field0 {
        type Value = Entry;
        type Rule = __p::NoRule;
        type Asked = __p::Picked<
            {
                use __p::No as _;
                <__p::IsSound<__Field0>>::__IS
            },
            __p::NoRule,
            __p::Mistaken,
            __Field0,
        >;
    }
    #[allow(dead_code, non_camel_case_types)]
    struct __Field2(__p::PhantomData<()>);
    #[allow(deprecated)]
    impl __p::Field for __Field2 {
        type Value = Vec<Entry>;
        type Rule = __p::Counted<0, 8>;
        type Asked = __p::Picked<
            {
                use __p::No as _;
                <__p::IsSound<__Field2>>::__IS
            },
            __p::Counted<0, 8>,
            __p::Mistaken,
            __Field2,
        >;
    }
    #[allow(dead_code, non_camel_case_types)]
    struct __Field4(__p::PhantomData<()>);
    #[allow(deprecated)]
    impl __p::Field for __Field4 {
        type Value = u32;
        type Rule = __p::Any;
        type Asked = __p::Any;
    }
    use __p::Unknown as _;
    pub struct __Down<__L: __p::Levels>(__p::PhantomData<(__L,)>);
    #[automatically_derived]
    impl<__L: __p::Levels> __p::Graph for __Down<__L> {
        const NODE: &'static __p::Node = &__p::Node::payload(
            __p::Key {
                name: "Menu",
                order: 102877217992901955656838822816905358628u128,
                version: ::core::option_env!("CARGO_PKG_VERSION"),
                module: ::core::module_path!(),
                line: ::core::line!(),
                column: ::core::column!(),
            },
            &[
                <__p::Unrolled<__L, __Field0>>::__NODE,
                <__p::Unrolled<__L, __Field2>>::__NODE,
            ],
        );
    }
    #[automatically_derived]
    impl __p::Contents for Menu {
        type Down<__L: __p::Levels> = __Down<__L>;
    }
    const __LEADS: __p::Leads<2> = __p::Leads::of(
        <__Down<__p::Sixteen> as __p::Graph>::NODE,
    );
    const _: () = {
        __p::Leads::tell(&__LEADS, 0);
        __p::Leads::tell(&__LEADS, 1);
    };
    type __IsCut = __p::Answer<{ __LEADS.is_cut() }>;
    type __Read<__F> = <__IsCut as __p::Pick<__p::Cut<__F>, __F>>::Picked;
    const _: __p::Fits<__Read<__Field2>> = __p::fits(
        <__Read<__Field2> as __p::Formed>::SHAPE,
    );
    pub struct __View<'__a>(__Variant<'__a>);
    enum __Variant<'__a> {
        Entry(__p::ViewOf<'__a, __Read<__Field0>>, __p::PhantomData<(&'__a (),)>),
        More(
            __p::ViewOf<'__a, __Read<__Field2>>,
            __p::ViewOf<'__a, __Field4>,
            __p::PhantomData<(&'__a (),)>,
        ),
    }
    #[automatically_derived]
    impl __p::EitherPayloadOrIdOrServerOnly<__p::NoRule> for Menu {
        type Is = __p::Picked<
            { <__p::Derived<Menu, __p::IsId>>::__IS },
            __p::IsId,
            __p::IsPayload,
        >;
    }
    #[automatically_derived]
    impl __p::Ruled<__p::NoRule> for Menu {
        type View<'__a> = __View<'__a>;
        type Holds = Menu;
        const SHAPE: &'static __p::Shape = &__p::Shape::choice(
                &[
                    __p::Variant {
                        name: "Entry",
                        fields: &[
                            __p::Place {
                                name: "0",
                                shape: <__Read<__Field0> as __p::Formed>::SHAPE,
                            },
                        ],
                    },
                    __p::Variant {
                        name: "More",
                        fields: &[
                            __p::Place {
                                name: "all",
                                shape: <__Read<__Field2> as __p::Formed>::SHAPE,
                            },
                            __p::Place {
                                name: "count",
                                shape: <__Field4 as __p::Formed>::SHAPE,
                            },
                        ],
                    },
                ],
            )
            .told_but(
                &[
                    <__Read<__Field0> as __p::Formed>::SHAPE,
                    <__Field4 as __p::Formed>::SHAPE,
                ],
            );
        #[inline]
        fn verify<'__a>(__reader: &mut __p::Reader<'__a>) -> __p::Checked<__View<'__a>> {
            __p::Ok(
                __View(
                    match __p::tag(__reader)? {
                        0 => {
                            __Variant::Entry(
                                __p::in_variant(
                                    __p::verify::<__Read<__Field0>>(__reader, 0),
                                    0,
                                )?,
                                __p::PhantomData,
                            )
                        }
                        1 => {
                            __Variant::More(
                                __p::in_variant(
                                    __p::verify::<__Read<__Field2>>(__reader, 0),
                                    1,
                                )?,
                                __p::in_variant(__p::verify::<__Field4>(__reader, 1), 1)?,
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
                    __Variant::Entry(__arg0, _) => {
                        Self::Entry {
                            0: __p::in_variant(
                                __p::build::<__Read<__Field0>>(__arg0, 0),
                                0,
                            )?,
                        }
                    }
                    __Variant::More(__arg0, __arg1, _) => {
                        Self::More {
                            all: __p::in_variant(
                                __p::build::<__Read<__Field2>>(__arg0, 0),
                                1,
                            )?,
                            count: __p::in_variant(__p::build::<__Field4>(__arg1, 1), 1)?,
                        }
                    }
                },
            )
        }
        #[inline]
        fn encode(&self, __writer: &mut __p::Writer<'_>) -> __p::Checked<()> {
            match self {
                Self::Entry { 0: __arg0 } => {
                    __p::put_tag(__writer, 0)?;
                    __p::in_variant(
                        __p::encode::<__Read<__Field0>>(__arg0, __writer, 0),
                        0,
                    )?;
                }
                Self::More { all: __arg0, count: __arg1 } => {
                    __p::put_tag(__writer, 1)?;
                    __p::in_variant(
                        __p::encode::<__Read<__Field2>>(__arg0, __writer, 0),
                        1,
                    )?;
                    __p::in_variant(__p::encode::<__Field4>(__arg1, __writer, 1), 1)?;
                }
            }
            __p::Ok(())
        }
    }
    #[automatically_derived]
    impl<__W> __p::InWorld<__W, __p::NoRule> for Menu
    where
        Entry: __p::InWorld<__W, <__Read<__Field0> as __p::Field>::Asked>,
        Vec<Entry>: __p::InWorld<__W, <__Read<__Field2> as __p::Field>::Asked>,
        u32: __p::InWorld<__W, __p::Any>,
    {
        #[inline]
        fn in_world(&self, __world: &__W, __caller: &__p::Caller) -> __p::Checked<()> {
            match self {
                Self::Entry { 0: __arg0 } => {
                    __p::in_variant(
                        __p::in_world::<
                            <__Read<__Field0> as __p::Field>::Asked,
                            Entry,
                            __W,
                        >(__arg0, __world, __caller, 0),
                        0,
                    )?;
                }
                Self::More { all: __arg0, count: __arg1 } => {
                    __p::in_variant(
                        __p::in_world::<
                            <__Read<__Field2> as __p::Field>::Asked,
                            Vec<Entry>,
                            __W,
                        >(__arg0, __world, __caller, 0),
                        1,
                    )?;
                    __p::in_variant(
                        __p::in_world::<
                            __p::Any,
                            u32,
                            __W,
                        >(__arg1, __world, __caller, 1),
                        1,
                    )?;
                }
            }
            __p::Ok(())
        }
    }
};
