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
    type __NoRule = __p::Picked<
        {
            <__p::Derived<ItemId, __p::IsPayload>>::__IS
                || <__p::Derived<ItemId, __p::IsServerOnly>>::__IS
        },
        __Derive,
        __p::NoRule,
    >;
    #[automatically_derived]
    impl __p::EitherPayloadOrIdOrServerOnly<__NoRule> for ItemId {
        type Is = __p::IsId;
    }
    __p::id_without_rule!(ItemId, __NoRule);
    #[automatically_derived]
    impl __p::Id for ItemId {
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
