//! `any`: every value of a wide integer has a meaning. Written down, so that nobody forgets the
//! range by accident. On an id it says that nobody resolves it, so only the server may send it.

use crate::core::breach::Breach;
use crate::core::value::id::id_travels;
use crate::core::value::number::{Integer, widest};
use crate::core::value::ruled::{Ruled, Through};
use crate::core::value::shape::{Bound, Shape};
use crate::core::wire::{reader::Reader, writer::Writer};

/// Every value is legal.
#[derive(Debug)]
pub enum Any {}

impl Through for Any {}

id_travels!([] Any, Bound::Any);

macro_rules! any {
    ($($type:ident),*) => {$(
        impl Ruled<Any> for $type {
            type View<'a> = Self;

            const SHAPE: &'static Shape = &widest::<Self>();

            #[inline]
            fn verify(reader: &mut Reader<'_>) -> Result<Self, Breach> {
                Self::read(reader)
            }

            #[inline]
            fn build(view: Self) -> Result<Self, Breach> {
                Ok(view)
            }

            #[inline]
            fn encode(&self, writer: &mut Writer<'_>) -> Result<(), Breach> {
                self.write(writer)
            }
        }
    )*};
}

any!(u16, u32, u64, u128, i16, i32, i64, i128);
