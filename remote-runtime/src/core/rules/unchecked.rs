//! `unchecked = "why"`: no rule, on purpose and with a reason. Only for types that are bounded by
//! themselves: a float may then be NaN, an id may name anything.

use std::marker::PhantomData;

use crate::core::value::id::id_travels;
use crate::core::value::number::{Float, Integer, every_value, widest};
use crate::core::value::ruled::Through;
use crate::core::value::shape::Bound;

/// Every value that the bytes can hold, for the reason `W`.
#[derive(Debug)]
pub struct Unchecked<W>(PhantomData<W>);

/// Why a value needs no rule.
pub trait Reason {
    /// As the author wrote it, for the audit.
    const WHY: &'static str;
}

impl<W> Through for Unchecked<W> {}

id_travels!([W: Reason] Unchecked<W>, IdToGoUnchecked, Bound::Unchecked(W::WHY));

macro_rules! unchecked {
    ($($type:ident: $shape:expr;)*) => {$(
        every_value!(
            [W: Reason] $type, Unchecked<W>, $shape.bounded(Bound::Unchecked(W::WHY))
        );
    )*};
}

unchecked! {
    u16: widest::<u16>();
    u32: widest::<u32>();
    u64: widest::<u64>();
    u128: widest::<u128>();
    i16: widest::<i16>();
    i32: widest::<i32>();
    i64: widest::<i64>();
    i128: widest::<i128>();
    f32: <f32 as Float>::SHAPE;
    f64: <f64 as Float>::SHAPE;
}
