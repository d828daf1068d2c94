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
    #[allow(deprecated, non_camel_case_types)]
    type __Rule0 = __p::Within<1, { __p::BoundOf(MOST).whole() }>;
    #[allow(deprecated)]
    const _: __p::Fits<<__Rule0 as __p::Spec<u32>>::Value> = __p::fits(
        <__Rule0 as __p::Spec<u32>>::SHAPE,
    );
    pub struct __View<'__a>(
        <__p::Known as __p::Spec<ItemId>>::View<'__a>,
        <__Rule0 as __p::Spec<u32>>::View<'__a>,
        __p::PhantomData<(&'__a (),)>,
    );
    #[automatically_derived]
    impl __p::PayloadOrId for Order {
        type Is = __p::IsPayload;
    }
    #[automatically_derived]
    impl __p::Ruled<__p::NoRule> for Order {
        type View<'__a> = __View<'__a>;
        const SHAPE: &'static __p::Shape = &__p::Shape::record(
            &[
                __p::Place {
                    name: "item",
                    shape: <__p::Known as __p::Spec<ItemId>>::SHAPE,
                },
                __p::Place {
                    name: "quantity",
                    shape: <__Rule0 as __p::Spec<u32>>::SHAPE,
                },
            ],
        );
        #[inline]
        fn verify<'__a>(__reader: &mut __p::Reader<'__a>) -> __p::Checked<__View<'__a>> {
            __p::Ok(__View {
                0: <__p::Known as __p::Spec<ItemId>>::verify(__reader, 0)?,
                1: <__Rule0 as __p::Spec<u32>>::verify(__reader, 1)?,
                2: __p::PhantomData,
            })
        }
        #[inline]
        fn build(__view: __View<'_>) -> __p::Checked<Self> {
            __p::Ok({
                let __View(__arg0, __arg1, _) = __view;
                Self {
                    item: <__p::Known as __p::Spec<ItemId>>::build(__arg0, 0)?,
                    quantity: <__Rule0 as __p::Spec<u32>>::build(__arg1, 1)?,
                }
            })
        }
        #[inline]
        fn encode(&self, __writer: &mut __p::Writer<'_>) -> __p::Checked<()> {
            <__p::Known as __p::Spec<ItemId>>::encode(&self.item, __writer, 0)?;
            <__Rule0 as __p::Spec<u32>>::encode(&self.quantity, __writer, 1)?;
            __p::Ok(())
        }
    }
    #[automatically_derived]
    impl<__W> __p::InWorld<__W, __p::NoRule> for Order
    where
        ItemId: __p::InWorld<__W, __p::Known>,
    {
        #[inline]
        fn in_world(&self, __world: &__W, __caller: &__p::Caller) -> __p::Checked<()> {
            __p::in_world::<__p::Known, ItemId, __W>(&self.item, __world, __caller, 0)?;
            __p::Ok(())
        }
    }
};
