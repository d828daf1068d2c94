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
    impl __p::EitherPayloadOrIdOrServerOnly for ItemId {
        type Is = __p::IsId;
        type Holds = __p::Only<()>;
    }
    #[automatically_derived]
    impl __p::DerivesId for ItemId {}
    __p::id_without_rule!(ItemId);
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
