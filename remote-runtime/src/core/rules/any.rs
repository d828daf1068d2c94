//! `any`: every value of a wide integer has a meaning. Written down, so that nobody forgets the
//! range by accident.

use crate::core::breach::Breach;
use crate::core::value::number::{Integer, narrowest_bytes, widest_bytes};
use crate::core::value::ruled::Ruled;
use crate::core::value::shape::{Bound, Shape};
use crate::core::wire::{reader::Reader, writer::Writer};

/// Every value is legal.
#[derive(Debug)]
pub enum Any {}

macro_rules! any {
    ($($type:ident),*) => {$(
        impl Ruled<Any> for $type {
            type View<'a> = Self;

            const SHAPE: &'static Shape = &Shape {
                min_bytes: narrowest_bytes(&Self::KIND, <Self as Integer>::MIN, <Self as Integer>::MAX),
                max_bytes: widest_bytes(&Self::KIND, <Self as Integer>::MIN, <Self as Integer>::MAX),
                kind: Self::KIND,
                bound: Bound::Any,
            };

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
