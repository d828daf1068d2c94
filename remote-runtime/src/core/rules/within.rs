//! `range`: from the first to the last, both included.
//!
//! The bounds are constant parameters, so floats give theirs as bits, and times as nanoseconds. An `f32` takes the `f32`
//! nearest to a bound: `0.1` means the same on both sides of the comparison.

use crate::core::value::heap::Heap;
use std::time::Duration;

use crate::core::breach::{Breach, Class, Rule};
use crate::core::value::bound::{FLOAT, TIME, WHOLE};
use crate::core::value::composite::boxed;
use crate::core::value::duration;
use crate::core::value::number::{Float, Integer, narrowest_bytes, widest_bytes};
use crate::core::value::ruled::{Ruled, Through};
use crate::core::value::shape::{Bound, Shape};
use crate::core::wire::{reader::Reader, writer::Writer};

use super::finite::{ordinary, read_ordinary};

/// From `LOW` to `HIGH`, both included, as `KIND` says what they are: [`WHOLE`] numbers, [`FLOAT`]s or
/// [`TIME`]s. Bounds that the type cannot hold do not compile.
#[derive(Debug)]
pub enum Within<const LOW: i128, const HIGH: i128, const KIND: u8 = WHOLE> {}

impl<const LOW: i128, const HIGH: i128, const KIND: u8> Through for Within<LOW, HIGH, KIND> {}

boxed! {
    [const LOW: i128, const HIGH: i128, const KIND: u8,] Within<LOW, HIGH, KIND>;
}

macro_rules! within {
    ($($type:ident: $ends:literal;)*) => {$(
        impl<const LOW: i128, const HIGH: i128> Ruled<Within<LOW, HIGH>> for $type {
            type View<'a> = Self;
            type Holds = ();

            const SHAPE: &'static Shape = {
                let fault = if LOW > HIGH {
                    Some("this range is empty: write the smaller end first, and `..=` before an end that is part of it, as in `range(1..=9)`")
                } else if <Self as Integer>::MIN > LOW || HIGH > <Self as Integer>::MAX {
                    Some(concat!("this range does not fit into `", stringify!($type), "`, which goes from ", $ends, ": write less, or take a wider type"))
                } else {
                    None
                };
                &Shape {
                    min_bytes: narrowest_bytes(&Self::KIND, LOW, HIGH),
                    max_bytes: widest_bytes(&Self::KIND, LOW, HIGH),
                    kind: Self::KIND,
                    bound: Bound::Range(LOW, HIGH),
                    heap: Heap::NONE,
                    fault,
                }
            };

            #[inline]
            fn verify(reader: &mut Reader<'_>) -> Result<Self, Breach> {
                let value = Self::read(reader)?;
                check::<_, LOW, HIGH>(value)?;
                Ok(value)
            }

            #[inline]
            fn build(view: Self) -> Result<Self, Breach> {
                Ok(view)
            }

            #[inline]
            fn encode(&self, writer: &mut Writer<'_>) -> Result<(), Breach> {
                check::<_, LOW, HIGH>(*self)?;
                self.write(writer)
            }
        }
    )*};
}

within! {
    u8: "0 to 255";
    u16: "0 to 65,535";
    u32: "0 to 4,294,967,295";
    u64: "0 to 2^64 - 1";
    u128: "0 to 2^128 - 1";
    i8: "-128 to 127";
    i16: "-32,768 to 32,767";
    i32: "-2,147,483,648 to 2,147,483,647";
    i64: "-2^63 to 2^63 - 1";
    i128: "-2^127 to 2^127 - 1";
}

#[inline]
fn check<T: Integer, const LOW: i128, const HIGH: i128>(value: T) -> Result<(), Breach> {
    match value.to_i128() {
        Some(value) if LOW <= value && value <= HIGH => Ok(()),
        Some(value) if value < LOW => Err(Breach::new(Rule::Range, Class::Below)),
        _ => Err(Breach::new(Rule::Range, Class::Above)),
    }
}

/// The `f64` that stands in a constant parameter as its bits.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // bits that `float_code` widened
const fn float_of(code: i128) -> f64 {
    f64::from_bits(code as u64)
}

macro_rules! float_within {
    ($($type:ident),*) => {$(
        impl<const LOW: i128, const HIGH: i128> Ruled<Within<LOW, HIGH, FLOAT>> for $type {
            type View<'a> = Self;
            type Holds = ();

            const SHAPE: &'static Shape = {
                let (low, high) = (narrow::$type(LOW), narrow::$type(HIGH));
                let fault = if !float_of(LOW).is_finite() || !float_of(HIGH).is_finite() {
                    Some("the bounds of a range are finite: write a number at each end, as in `range(0.0..=1.0)`")
                } else if !low.is_finite() || !high.is_finite() {
                    Some("this range does not fit into `f32`, which ends at 3.4e38: write less, or take an `f64`")
                } else if low > high {
                    Some("this range is empty: write the smaller end first, as in `range(0.0..=1.0)`")
                } else {
                    None
                };
                let bound = Bound::FloatRange((low as f64).to_bits(), (high as f64).to_bits());
                &Shape { fault, ..<Self as Float>::SHAPE.bounded(bound) }
            };

            #[inline]
            fn verify(reader: &mut Reader<'_>) -> Result<Self, Breach> {
                let value = read_ordinary(reader)?;
                check_float(value, const { narrow::$type(LOW) }, const { narrow::$type(HIGH) })?;
                Ok(value)
            }

            #[inline]
            fn build(view: Self) -> Result<Self, Breach> {
                Ok(view)
            }

            #[inline]
            fn encode(&self, writer: &mut Writer<'_>) -> Result<(), Breach> {
                let value = ordinary(*self)?;
                check_float(value, const { narrow::$type(LOW) }, const { narrow::$type(HIGH) })?;
                value.write(writer)
            }
        }
    )*};
}

float_within!(f32, f64);

/// A bound as the type that is compared with it.
mod narrow {
    #[allow(clippy::cast_possible_truncation)] // the nearest `f32` is what is meant
    pub(super) const fn f32(code: i128) -> f32 {
        super::float_of(code) as f32
    }

    pub(super) const fn f64(code: i128) -> f64 {
        super::float_of(code)
    }
}

/// Positive comparisons: a NaN passes none of them.
#[inline]
fn check_float<T: Float + PartialOrd>(value: T, low: T, high: T) -> Result<(), Breach> {
    if low <= value && value <= high {
        Ok(())
    } else {
        let class = if value < low { Class::Below } else { Class::Above };
        Err(Breach::new(Rule::Range, class))
    }
}

/// The nanoseconds that a `Duration` can hold.
const MOST_NANOS: i128 = Duration::MAX.as_nanos().cast_signed();

impl<const LOW: i128, const HIGH: i128> Ruled<Within<LOW, HIGH, TIME>> for Duration {
    type View<'a> = Self;
    type Holds = ();

    const SHAPE: &'static Shape = {
        let fault = if LOW > HIGH {
            Some(
                "this range is empty: write the smaller end first, and `..=` before an end that is part of it, as in `range(\"0s\"..=\"60s\")`",
            )
        } else if LOW < 0 || HIGH > MOST_NANOS {
            Some("this range does not fit into a `Duration`")
        } else {
            None
        };
        &Shape { fault, ..duration::shape(LOW.unsigned_abs(), HIGH.unsigned_abs()) }
    };

    #[inline]
    fn verify(reader: &mut Reader<'_>) -> Result<Self, Breach> {
        let value = duration::read(reader)?;
        check_time(value, LOW, HIGH)?;
        Ok(value)
    }

    #[inline]
    fn build(view: Self) -> Result<Self, Breach> {
        Ok(view)
    }

    #[inline]
    fn encode(&self, writer: &mut Writer<'_>) -> Result<(), Breach> {
        check_time(*self, LOW, HIGH)?;
        duration::write(*self, writer)
    }
}

#[inline]
fn check_time(value: Duration, low: i128, high: i128) -> Result<(), Breach> {
    let nanos = value.as_nanos().cast_signed();
    if low <= nanos && nanos <= high {
        Ok(())
    } else {
        let class = if nanos < low { Class::Below } else { Class::Above };
        Err(Breach::new(Rule::Range, class))
    }
}
