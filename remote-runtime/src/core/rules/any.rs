//! `any`: every value of a wide integer has a meaning. Written down, so that nobody forgets the
//! range by accident. On an id it says that nobody resolves it, so only the server may send it.

use crate::core::value::id::id_travels;
use crate::core::value::number::{Integer, every_value, widest};
use crate::core::value::ruled::Through;
use crate::core::value::shape::Bound;

/// Every value is legal.
#[derive(Debug)]
pub enum Any {}

impl Through for Any {}

id_travels!([] Any, IdToBeAny, Bound::Any);

macro_rules! any {
    ($($type:ident),*) => {$(
        every_value!([] $type, Any, widest::<$type>());
    )*};
}

any!(u16, u32, u64, u128, i16, i32, i64, i128);
