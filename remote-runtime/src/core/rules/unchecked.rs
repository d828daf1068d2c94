//! `unchecked = "why"`: no rule, on purpose and with a reason. Only for types that are bounded by
//! themselves: a float may then be NaN, an id may name anything.

use std::marker::PhantomData;

use crate::core::breach::Breach;
use crate::core::value::id::id_travels;
use crate::core::value::number::{Float, Integer, widest};
use crate::core::value::ruled::{Ruled, Through};
use crate::core::value::shape::{Bound, Shape};
use crate::core::wire::{reader::Reader, writer::Writer};

/// Every value that the bytes can hold, for the reason `W`.
#[derive(Debug)]
pub struct Unchecked<W>(PhantomData<W>);

/// Why a value needs no rule.
pub trait Reason {
    /// As the author wrote it, for the audit.
    const WHY: &'static str;
}

impl<W> Through for Unchecked<W> {}

id_travels!([W: Reason] Unchecked<W>, Bound::Unchecked(W::WHY));

macro_rules! unchecked {
    ($($type:ident: $shape:expr;)*) => {$(
        impl<W: Reason> Ruled<Unchecked<W>> for $type {
            type View<'a> = Self;

            const SHAPE: &'static Shape = &$shape.bounded(Bound::Unchecked(W::WHY));

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

unchecked! {
    u16: widest::<Self>();
    u32: widest::<Self>();
    u64: widest::<Self>();
    u128: widest::<Self>();
    i16: widest::<Self>();
    i32: widest::<Self>();
    i64: widest::<Self>();
    i128: widest::<Self>();
    f32: <Self as Float>::SHAPE;
    f64: <Self as Float>::SHAPE;
}
