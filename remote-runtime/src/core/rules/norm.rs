//! `max_norm` and `unit`: how long a vector is. Both imply `finite`.

use super::finite::Finite;
use crate::core::breach::{Breach, Class, Rule};
use crate::core::value::composite::boxed;
use crate::core::value::ruled::{Ruled, Through};
use crate::core::value::shape::{Bound, Shape};
use crate::core::wire::{reader::Reader, writer::Writer};

/// At most so long: the bits of an `f64`.
#[derive(Debug)]
pub enum MaxNorm<const MOST: u64> {}

impl<const MOST: u64> Through for MaxNorm<MOST> {}

/// Of the length 1, as far as arithmetic with `f32` keeps it: a direction, a rotation.
#[derive(Debug)]
pub enum Unit {}

impl Through for Unit {}

/// How far the square of a unit's length may be from 1: what some thousand rotations of an `f32`
/// quaternion lose, and a tenth of what a player could see.
const UNIT_TOLERANCE: f64 = 2e-4;

/// The square of its length, in `f64`: no sum of squares of `f32`s overflows that.
#[inline]
fn squared<T: Copy + Into<f64>, const N: usize>(numbers: &[T; N]) -> f64 {
    numbers.iter().map(|number| (*number).into()).map(|number: f64| number * number).sum()
}

#[inline]
fn short<T: Copy + Into<f64>, const N: usize>(numbers: &[T; N], most: u64) -> Result<(), Breach> {
    let most = f64::from_bits(most);
    if squared(numbers) <= most * most {
        Ok(())
    } else {
        Err(Breach::new(Rule::Norm, Class::TooLong))
    }
}

#[inline]
fn unit<T: Copy + Into<f64>, const N: usize>(numbers: &[T; N]) -> Result<(), Breach> {
    if (squared(numbers) - 1.0).abs() <= UNIT_TOLERANCE {
        Ok(())
    } else {
        Err(Breach::new(Rule::Norm, Class::NotUnit))
    }
}

boxed! {
    [const MOST: u64,] MaxNorm<MOST>;
    [] Unit;
}

macro_rules! norms {
    ($($type:ident: [$($generics:tt)*] $rule:ty, |$numbers:ident| $check:expr, $bound:expr, $fault:expr;)*) => {$(
        impl<$($generics)* const N: usize> Ruled<$rule> for [$type; N] {
            type View<'a> = Self;
            type Holds = ();

            const SHAPE: &'static Shape = &Shape {
                bound: $bound,
                fault: $fault,
                ..Shape::array(<$type as Ruled<Finite>>::SHAPE, N)
            };

            #[inline]
            fn verify(reader: &mut Reader<'_>) -> Result<Self, Breach> {
                let numbers = <Self as Ruled<Finite>>::verify(reader)?;
                let $numbers = &numbers;
                $check?;
                Ok(numbers)
            }

            #[inline]
            fn build(view: Self) -> Result<Self, Breach> {
                Ok(view)
            }

            #[inline]
            fn encode(&self, writer: &mut Writer<'_>) -> Result<(), Breach> {
                <Self as Ruled<Finite>>::encode(self, writer)?;
                let $numbers = self;
                $check
            }
        }
    )*};
}

norms! {
    f32: [const MOST: u64,] MaxNorm<MOST>, |numbers| short(numbers, MOST), Bound::MaxNorm(MOST), norm_fault(MOST);
    f64: [const MOST: u64,] MaxNorm<MOST>, |numbers| short(numbers, MOST), Bound::MaxNorm(MOST), norm_fault(MOST);
    f32: [] Unit, |numbers| unit(numbers), Bound::Unit, None;
    f64: [] Unit, |numbers| unit(numbers), Bound::Unit, None;
}

const fn norm_fault(most: u64) -> Option<&'static str> {
    let most = f64::from_bits(most);
    // Its square is what is compared.
    if most > 0.0 && (most * most).is_normal() {
        None
    } else {
        Some(
            "`max_norm` takes the greatest length of the vector; it and its square are finite and above 0: `max_norm(10)`",
        )
    }
}
