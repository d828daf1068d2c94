//! What a remote returns where it says nothing about it: no `reply(…)`.

use super::finite::Finite;
use crate::core::breach::Breach;
use crate::core::value::number::{Integer, every_value, widest};
use crate::core::value::ruled::{NoRule, Ruled};
use crate::core::value::shape::Shape;
use crate::core::wire::{reader::Reader, writer::Writer};

/// The rule of an answer that says nothing: payloads as they are, bare numbers of every value, floats that
/// are finite.
#[derive(Debug)]
pub enum Bare {}

impl<T: Ruled<NoRule>> Ruled<Bare> for T {
    type View<'a> = T::View<'a>;

    const SHAPE: &'static Shape = T::SHAPE;

    #[inline]
    fn verify<'a>(reader: &mut Reader<'a>) -> Result<Self::View<'a>, Breach> {
        T::verify(reader)
    }

    #[inline]
    fn build(view: Self::View<'_>) -> Result<Self, Breach> {
        T::build(view)
    }

    #[inline]
    fn encode(&self, writer: &mut Writer<'_>) -> Result<(), Breach> {
        T::encode(self, writer)
    }
}

macro_rules! bare_numbers {
    ($($type:ident),*) => {$(
        every_value!([] $type, Bare, widest::<$type>());
    )*};
}

bare_numbers!(u16, u32, u64, u128, i16, i32, i64, i128);

macro_rules! bare_floats {
    ($($type:ident),*) => {$(
        impl Ruled<Bare> for $type {
            type View<'a> = Self;

            const SHAPE: &'static Shape = <Self as Ruled<Finite>>::SHAPE;

            #[inline]
            fn verify(reader: &mut Reader<'_>) -> Result<Self, Breach> {
                <Self as Ruled<Finite>>::verify(reader)
            }

            #[inline]
            fn build(view: Self) -> Result<Self, Breach> {
                Ok(view)
            }

            #[inline]
            fn encode(&self, writer: &mut Writer<'_>) -> Result<(), Breach> {
                Ruled::<Finite>::encode(self, writer)
            }
        }
    )*};
}

bare_floats!(f32, f64);
