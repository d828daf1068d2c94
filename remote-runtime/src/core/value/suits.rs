//! Questions that the compiler answers by an error of its own or not at all: whether the arguments of a type keep its bounds, and whether a rule suits it.
//! They stand in constants on which types depend. Where one cannot be answered the compiler has said why, takes such a type
//! for anything, and says no more of it.

use std::marker::PhantomData;

use super::ruled::Spec;

/// That a rule suits a type.
pub const fn suits<R: Spec<T>, T>() -> bool {
    true
}

/// That the arguments of a type keep its bounds.
pub const fn is_whole<T>() -> bool {
    true
}

/// Of a payload with fields of which this is asked.
pub trait Suited {
    /// That all of their rules suit them.
    const IS: bool;
}

/// Asks a type whether it is such a payload.
#[derive(Debug)]
pub struct IsSuited<T>(PhantomData<T>);

impl<T: Suited> IsSuited<T> {
    /// It is one, and they do; else there is [`No`](super::pick::No).
    pub const __IS: bool = T::IS;
}
