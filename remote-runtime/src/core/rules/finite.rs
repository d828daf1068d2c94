//! `finite`: no NaN, no infinity, no minus zero. Judged by the bits; a comparison lets NaN
//! through. A receiver refuses minus zero; a sender's becomes plus zero, since players do get it
//! out of honest arithmetic.

use crate::core::breach::{Breach, Class, Rule};
use crate::core::value::composite::boxed;
use crate::core::value::number::Float;
use crate::core::value::ruled::{Ruled, Through};
use crate::core::value::shape::{Bound, Shape};
use crate::core::wire::{reader::Reader, writer::Writer};

/// Any ordinary float.
#[derive(Debug)]
pub enum Finite {}

impl Through for Finite {}

macro_rules! finite {
    ($($type:ident),*) => {$(
        impl Ruled<Finite> for $type {
            type View<'a> = Self;
            type Holds = ();

            const SHAPE: &'static Shape = &<Self as Float>::SHAPE.bounded(Bound::Finite);

            #[inline]
            fn verify(reader: &mut Reader<'_>) -> Result<Self, Breach> {
                read_ordinary(reader)
            }

            #[inline]
            fn build(view: Self) -> Result<Self, Breach> {
                Ok(view)
            }

            #[inline]
            fn encode(&self, writer: &mut Writer<'_>) -> Result<(), Breach> {
                ordinary(*self)?.write(writer)
            }

            // They have passed, and each has the same size.
            #[inline]
            fn build_each(bytes: &[u8], _: usize) -> Result<Vec<Self>, Breach> {
                Ok(Self::read_each(bytes))
            }
        }
    )*};
}

finite!(f32, f64);

boxed! {
    [] Finite;
}

/// Reads a float that is finite and not minus zero.
#[inline]
pub(crate) fn read_ordinary<T: Float>(reader: &mut Reader<'_>) -> Result<T, Breach> {
    let value = T::read(reader)?;
    match value.oddity() {
        None => Ok(value),
        Some(class) => Err(refuse(class)),
    }
}

/// The value as a sender writes it.
#[inline]
pub(crate) fn ordinary<T: Float>(value: T) -> Result<T, Breach> {
    let value = value.without_negative_zero();
    match value.oddity() {
        None => Ok(value),
        Some(class) => Err(refuse(class)),
    }
}

#[cold]
fn refuse(class: Class) -> Breach {
    let rule = if class == Class::NegativeZero { Rule::Canonical } else { Rule::Finite };
    Breach::new(rule, class)
}
