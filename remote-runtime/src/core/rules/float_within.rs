//! `range` on floats: finite, and from the first to the last, both included.

use crate::core::breach::{Breach, Class, Rule};
use crate::core::value::number::Float;
use crate::core::value::ruled::Ruled;
use crate::core::value::shape::{Bound, Shape};
use crate::core::wire::{reader::Reader, writer::Writer};

use super::finite::{ordinary, read_ordinary};

/// From `LOW` to `HIGH`, both included: the bits of two `f64`s, since floats cannot be constant
/// parameters. An `f32` is compared as the `f64` that it is exactly.
#[derive(Debug)]
pub enum FloatWithin<const LOW: u64, const HIGH: u64> {}

macro_rules! float_within {
    ($($type:ident),*) => {$(
        impl<const LOW: u64, const HIGH: u64> Ruled<FloatWithin<LOW, HIGH>> for $type {
            type View<'a> = Self;

            const SHAPE: &'static Shape = {
                let (low, high) = (f64::from_bits(LOW), f64::from_bits(HIGH));
                assert!(low.is_finite() && high.is_finite(), "the bounds are not finite");
                assert!(low <= high, "the range is empty");
                &<Self as Float>::SHAPE.bounded(Bound::FloatRange(LOW, HIGH))
            };

            #[inline]
            fn verify(reader: &mut Reader<'_>) -> Result<Self, Breach> {
                let value = read_ordinary(reader)?;
                check::<Self, LOW, HIGH>(value)?;
                Ok(value)
            }

            #[inline]
            fn build(view: Self) -> Result<Self, Breach> {
                Ok(view)
            }

            #[inline]
            fn encode(&self, writer: &mut Writer<'_>) -> Result<(), Breach> {
                let value = ordinary(*self)?;
                check::<Self, LOW, HIGH>(value)?;
                value.write(writer)
            }
        }
    )*};
}

float_within!(f32, f64);

#[inline]
fn check<T: Float, const LOW: u64, const HIGH: u64>(value: T) -> Result<(), Breach> {
    let value = value.widen();
    if f64::from_bits(LOW) <= value && value <= f64::from_bits(HIGH) {
        Ok(())
    } else {
        let class = if value < f64::from_bits(LOW) { Class::Below } else { Class::Above };
        Err(Breach::new(Rule::Range, class))
    }
}
