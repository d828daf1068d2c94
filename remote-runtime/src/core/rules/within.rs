//! `range` on whole numbers: from the first to the last, both included.

use crate::core::breach::{Breach, Class, Rule};
use crate::core::value::number::{Integer, narrowest_bytes, widest_bytes};
use crate::core::value::ruled::Ruled;
use crate::core::value::shape::{Bound, Shape};
use crate::core::wire::{reader::Reader, writer::Writer};

/// From `LOW` to `HIGH`, both included. Bounds that the type cannot hold do not compile.
#[derive(Debug)]
pub enum Within<const LOW: i128, const HIGH: i128> {}

macro_rules! within {
    ($($type:ident),*) => {$(
        impl<const LOW: i128, const HIGH: i128> Ruled<Within<LOW, HIGH>> for $type {
            type View<'a> = Self;

            const SHAPE: &'static Shape = {
                assert!(LOW <= HIGH, "the range is empty");
                assert!(
                    <Self as Integer>::MIN <= LOW && HIGH <= <Self as Integer>::MAX,
                    "the range does not fit the type"
                );
                &Shape {
                    min_bytes: narrowest_bytes(&Self::KIND, LOW, HIGH),
                    max_bytes: widest_bytes(&Self::KIND, LOW, HIGH),
                    kind: Self::KIND,
                    bound: Bound::Range(LOW, HIGH),
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

within!(u8, u16, u32, u64, u128, i8, i16, i32, i64, i128);

#[inline]
fn check<T: Integer, const LOW: i128, const HIGH: i128>(value: T) -> Result<(), Breach> {
    match value.to_i128() {
        Some(value) if LOW <= value && value <= HIGH => Ok(()),
        Some(value) if value < LOW => Err(Breach::new(Rule::Range, Class::Below)),
        _ => Err(Breach::new(Rule::Range, Class::Above)),
    }
}
