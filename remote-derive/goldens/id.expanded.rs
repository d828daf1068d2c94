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
    impl __p::Derives<__p::IsId> for ItemId {}
    use __p::No as _;
    enum __Derive {}
    const __TWICE: __p::bool = <__p::Derived<ItemId, __p::IsPayload>>::__IS
        || <__p::Derived<ItemId, __p::IsServerOnly>>::__IS;
    impl __p::OneDerive<__TWICE> for __Derive {
        type Of = ItemId;
    }
    #[automatically_derived]
    impl __p::EitherPayloadOrIdOrServerOnly for ItemId
    where
        for<'__a> ItemId: __p::Alone<'__a, __TWICE, __p::IsId>,
    {
        type Is = __p::IsId;
    }
    __p::id_without_rule!(ItemId, __TWICE);
    #[automatically_derived]
    impl __p::Id for ItemId
    where
        for<'__a> ItemId: __p::Alone<'__a, __TWICE, __p::IsId>,
    {
        type Raw = u32;
        const NAME: &'static __p::str = "ItemId";
        #[inline]
        fn from_raw(__raw: u32) -> Self {
            Self { 0: __raw }
        }
        #[inline]
        fn raw(self) -> u32 {
            self.0
        }
    }
};
