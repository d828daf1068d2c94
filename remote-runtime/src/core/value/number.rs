//! Whole numbers, floats, flags and letters: how they are read and written. What they may be is
//! in `rules`.

use super::ruled::{NoRule, Ruled};
use super::shape::{Bound, Kind, Shape};
use crate::core::breach::{Breach, Class, Rule};
use crate::core::value::heap::Heap;
use crate::core::wire::{
    reader::Reader,
    writer::{Writer, varint_bytes},
};

#[diagnostic::on_unimplemented(
    message = "the number of an id cannot be a `{Self}`",
    label = "no whole number of one width",
    note = "an id is a struct of one whole number: `struct ItemId(u32);`"
)]
/// A whole number of a fixed width.
pub trait Integer: Copy + Sized {
    /// Its form, without a rule.
    const KIND: Kind;
    /// The least value.
    const MIN: i128;
    /// The greatest value, or the greatest `i128` where it does not fit.
    const MAX: i128;

    /// Reads the shortest form.
    fn read(reader: &mut Reader<'_>) -> Result<Self, Breach>;

    /// Writes the shortest form.
    fn write(self, writer: &mut Writer<'_>) -> Result<(), Breach>;

    /// The value, where an `i128` can hold it.
    fn to_i128(self) -> Option<i128>;
}

/// The bytes of a number under the widest value between `low` and `high`.
pub(crate) const fn widest_bytes(kind: &Kind, low: i128, high: i128) -> usize {
    match kind {
        Kind::Integer { bits: 8, .. } => 1,
        Kind::Integer { signed: false, .. } => varint_bytes(high.unsigned_abs()),
        _ => {
            let (low, high) = (varint_bytes(zigzag(low)), varint_bytes(zigzag(high)));
            if low > high { low } else { high }
        }
    }
}

/// The fewest bytes that a number between `low` and `high` takes.
pub(crate) const fn narrowest_bytes(kind: &Kind, low: i128, high: i128) -> usize {
    match kind {
        Kind::Integer { bits: 8, .. } => 1,
        Kind::Integer { signed: false, .. } => varint_bytes(low.unsigned_abs()),
        // The value nearest to zero is the shortest.
        _ if low > 0 => varint_bytes(zigzag(low)),
        _ if high < 0 => varint_bytes(zigzag(high)),
        _ => 1,
    }
}

/// The form of a number of which every value is legal.
pub(crate) const fn widest<T: Integer>() -> Shape {
    Shape {
        min_bytes: narrowest_bytes(&T::KIND, T::MIN, T::MAX),
        max_bytes: widest_bytes(&T::KIND, T::MIN, T::MAX),
        kind: T::KIND,
        bound: Bound::Any,
        heap: Heap::NONE,
        fault: None,
    }
}

/// Signed numbers travel as unsigned ones: 0, −1, 1, −2 … become 0, 1, 2, 3 ….
const fn zigzag(number: i128) -> u128 {
    (number.cast_unsigned() << 1) ^ (number >> 127).cast_unsigned()
}

macro_rules! integers {
    ($($type:ident: $signed:literal, $bits:literal, |$reader:ident| $read:expr;)*) => {$(
        impl Integer for $type {
            const KIND: Kind = Kind::Integer { bits: $bits, signed: $signed };
            #[allow(clippy::cast_possible_wrap)] // the least `u128` is 0
            const MIN: i128 = $type::MIN as i128;
            // `u128::MAX` is the one value that does not fit.
            #[allow(clippy::cast_possible_wrap)]
            const MAX: i128 = if $bits == 128 { i128::MAX } else { $type::MAX as i128 };

            #[inline]
            fn read($reader: &mut Reader<'_>) -> Result<Self, Breach> {
                $read
            }

            #[inline]
            fn write(self, writer: &mut Writer<'_>) -> Result<(), Breach> {
                writer.value(&self)
            }

            #[inline]
            fn to_i128(self) -> Option<i128> {
                i128::try_from(self).ok()
            }
        }
    )*};
}

/// Undoes the zigzag within one width, so that nothing can be lost in a conversion.
macro_rules! unzigzag {
    ($number:expr) => {{
        let number = $number;
        Ok((number >> 1).cast_signed() ^ (number & 1).cast_signed().wrapping_neg())
    }};
}

integers! {
    u8: false, 8, |reader| reader.byte();
    u16: false, 16, |reader| reader.varint16();
    u32: false, 32, |reader| reader.varint32();
    u64: false, 64, |reader| reader.varint64();
    u128: false, 128, |reader| reader.varint128();
    i8: true, 8, |reader| Ok(reader.byte()?.cast_signed());
    i16: true, 16, |reader| unzigzag!(reader.varint16()?);
    i32: true, 32, |reader| unzigzag!(reader.varint32()?);
    i64: true, 64, |reader| unzigzag!(reader.varint64()?);
    i128: true, 128, |reader| unzigzag!(reader.varint128()?);
}

/// A float, of which rules look at the bits: a comparison would let NaN through.
pub trait Float: Copy + Sized {
    /// Its form, without a rule.
    const SHAPE: Shape;

    /// Reads the bits as they are.
    fn read(reader: &mut Reader<'_>) -> Result<Self, Breach>;

    /// The bits of as many as there are, one after the other.
    fn read_each(bytes: &[u8]) -> Vec<Self>;

    /// Writes the bits as they are.
    fn write(self, writer: &mut Writer<'_>) -> Result<(), Breach>;

    /// Why it is not an ordinary number, if it is not.
    fn oddity(self) -> Option<Class>;

    /// `+0.0` for `-0.0`, every other value as it is.
    #[must_use]
    fn without_negative_zero(self) -> Self;

    /// The same value as an `f64`.
    fn widen(self) -> f64;
}

macro_rules! floats {
    ($($type:ident: $bytes:literal, $bits:literal, $exponent:literal;)*) => {$(
        impl Float for $type {
            const SHAPE: Shape = Shape::fixed($bytes, Kind::Float { bits: $bits });

            #[inline]
            fn read(reader: &mut Reader<'_>) -> Result<Self, Breach> {
                Ok($type::from_le_bytes(reader.array()?))
            }

            #[inline]
            fn read_each(bytes: &[u8]) -> Vec<Self> {
                let (floats, _) = bytes.as_chunks();
                floats.iter().copied().map($type::from_le_bytes).collect()
            }

            #[inline]
            fn write(self, writer: &mut Writer<'_>) -> Result<(), Breach> {
                writer.value(&self)
            }

            #[inline]
            fn oddity(self) -> Option<Class> {
                const SIGN: $type = -0.0;
                let bits = self.to_bits();
                if bits & $exponent != $exponent && bits != SIGN.to_bits() {
                    return None;
                }
                Some(match bits {
                    _ if bits == SIGN.to_bits() => Class::NegativeZero,
                    _ if bits & !SIGN.to_bits() == $exponent => Class::Infinite,
                    _ => Class::NotANumber,
                })
            }

            #[inline]
            fn without_negative_zero(self) -> Self {
                // Adding +0.0 changes −0.0 and nothing else.
                self + 0.0
            }

            #[inline]
            fn widen(self) -> f64 {
                f64::from(self)
            }
        }
    )*};
}

floats! {
    f32: 4, 32, 0x7f80_0000;
    f64: 8, 64, 0x7ff0_0000_0000_0000;
}

/// A number of which, under this rule, every value is legal.
macro_rules! every_value {
    ([$($generics:tt)*] $type:ty, $rule:ty, $shape:expr) => {
        impl<$($generics)*> $crate::core::value::ruled::Ruled<$rule> for $type {
            type View<'a> = Self;
            type Holds = ();

            const SHAPE: &'static $crate::core::value::shape::Shape = &$shape;

            #[inline]
            fn verify(
                reader: &mut $crate::core::wire::reader::Reader<'_>,
            ) -> Result<Self, $crate::core::breach::Breach> {
                Self::read(reader)
            }

            #[inline]
            fn build(view: Self) -> Result<Self, $crate::core::breach::Breach> {
                Ok(view)
            }

            #[inline]
            fn encode(
                &self,
                writer: &mut $crate::core::wire::writer::Writer<'_>,
            ) -> Result<(), $crate::core::breach::Breach> {
                self.write(writer)
            }
        }
    };
}
pub(crate) use every_value;

/// A byte; a list of them is a byte string, and is read, built and written at once.
impl Ruled<NoRule> for u8 {
    type View<'a> = Self;
    type Holds = ();

    const SHAPE: &'static Shape = &Shape::fixed(1, <Self as Integer>::KIND);

    #[inline]
    fn verify(reader: &mut Reader<'_>) -> Result<Self, Breach> {
        reader.byte()
    }

    #[inline]
    fn build(view: Self) -> Result<Self, Breach> {
        Ok(view)
    }

    #[inline]
    fn encode(&self, writer: &mut Writer<'_>) -> Result<(), Breach> {
        writer.value(self)
    }

    #[inline]
    fn verify_each(reader: &mut Reader<'_>, count: usize) -> Result<(), Breach> {
        reader.take(count).map(drop)
    }

    #[inline]
    fn build_each(bytes: &[u8], _: usize) -> Result<Vec<Self>, Breach> {
        Ok(bytes.to_vec())
    }

    #[inline]
    fn encode_each(values: &[Self], writer: &mut Writer<'_>) -> Result<(), Breach> {
        writer.raw(values);
        Ok(())
    }
}

every_value!([] i8, NoRule, Shape::fixed(1, <i8 as Integer>::KIND));

impl Ruled<NoRule> for bool {
    type View<'a> = Self;
    type Holds = ();
    const SHAPE: &'static Shape = &Shape::fixed(1, Kind::Bool);

    #[inline]
    fn verify(reader: &mut Reader<'_>) -> Result<Self, Breach> {
        match reader.byte()? {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(Breach::new(Rule::Shape, Class::UnknownTag)),
        }
    }

    #[inline]
    fn build(view: Self) -> Result<Self, Breach> {
        Ok(view)
    }

    #[inline]
    fn encode(&self, writer: &mut Writer<'_>) -> Result<(), Breach> {
        writer.value(self)
    }
}

impl Ruled<NoRule> for char {
    type View<'a> = Self;
    type Holds = ();
    const SHAPE: &'static Shape = &Shape { min_bytes: 1, ..Shape::fixed(4, Kind::Char) };

    #[inline]
    fn verify(reader: &mut Reader<'_>) -> Result<Self, Breach> {
        let width = match reader.rest().first() {
            Some(0xc0..=0xdf) => 2,
            Some(0xe0..=0xef) => 3,
            Some(0xf0..=0xff) => 4,
            _ => 1,
        };
        std::str::from_utf8(reader.take(width)?)
            .ok()
            .and_then(|text| text.chars().next())
            .ok_or(Breach::new(Rule::Shape, Class::NotUtf8))
    }

    #[inline]
    fn build(view: Self) -> Result<Self, Breach> {
        Ok(view)
    }

    #[inline]
    fn encode(&self, writer: &mut Writer<'_>) -> Result<(), Breach> {
        writer.value(self)
    }
}
