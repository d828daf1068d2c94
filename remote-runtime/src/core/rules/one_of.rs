//! `one_of`: some whole numbers, and no others.

use crate::core::value::heap::Heap;
use std::marker::PhantomData;

use crate::core::breach::{Breach, Class, Rule};
use crate::core::value::composite::boxed;
use crate::core::value::number::{Integer, narrowest_bytes, widest_bytes};
use crate::core::value::ruled::{Ruled, Through};
use crate::core::value::shape::{Bound, Shape};
use crate::core::wire::{reader::Reader, writer::Writer};

/// One of the numbers of `C`. Numbers that the type cannot hold do not compile.
#[derive(Debug)]
pub struct OneOf<C>(PhantomData<C>);

/// Some numbers, as an author listed them.
pub trait Choices {
    /// The numbers.
    const NUMBERS: &'static [i128];
}

impl<C> Through for OneOf<C> {}

boxed! {
    [C,] OneOf<C>;
}

macro_rules! one_of {
    ($($type:ident),*) => {$(
        impl<C: Choices> Ruled<OneOf<C>> for $type {
            type View<'a> = Self;
            type Holds = ();

            const SHAPE: &'static Shape = &shape::<Self>(
                C::NUMBERS,
                concat!("a number here does not fit into `", stringify!($type), "`: leave it out, or take a wider type"),
            );

            #[inline]
            fn verify(reader: &mut Reader<'_>) -> Result<Self, Breach> {
                let value = Self::read(reader)?;
                check(value, C::NUMBERS)?;
                Ok(value)
            }

            #[inline]
            fn build(view: Self) -> Result<Self, Breach> {
                Ok(view)
            }

            #[inline]
            fn encode(&self, writer: &mut Writer<'_>) -> Result<(), Breach> {
                check(*self, C::NUMBERS)?;
                self.write(writer)
            }
        }
    )*};
}

one_of!(u8, u16, u32, u64, u128, i8, i16, i32, i64, i128);

const fn shape<T: Integer>(numbers: &'static [i128], outside: &'static str) -> Shape {
    let (mut min, mut max) = (usize::MAX, 0);
    let mut fault = None;
    let mut rest = numbers;
    while let [number, others @ ..] = rest {
        if *number < T::MIN || T::MAX < *number {
            fault = Some(outside);
        }
        let mut after = others;
        while let [other, more @ ..] = after {
            if *number == *other {
                fault = Some("one of these numbers stands here twice: leave one of them out");
            }
            after = more;
        }
        let least = narrowest_bytes(&T::KIND, *number, *number);
        let most = widest_bytes(&T::KIND, *number, *number);
        if least < min {
            min = least;
        }
        if most > max {
            max = most;
        }
        rest = others;
    }
    if numbers.is_empty() {
        fault = Some("one of none: no value is legal");
    }
    let (kind, bound, heap) = (T::KIND, Bound::OneOf(numbers), Heap::NONE);
    Shape { min_bytes: min, max_bytes: max, kind, bound, heap, fault }
}

#[inline]
fn check<T: Integer>(value: T, numbers: &[i128]) -> Result<(), Breach> {
    match value.to_i128() {
        Some(value) if numbers.contains(&value) => Ok(()),
        _ => Err(Breach::new(Rule::OneOf, Class::Unlisted)),
    }
}
