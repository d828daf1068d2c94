//! A bound as an author writes it, a literal or a constant of any numeric type, as the constant
//! parameter of a rule. Overloaded by inherent functions, so that generated code need not know the
//! type of a constant.

use std::time::Duration;

/// The bounds of a range are whole numbers.
pub const WHOLE: u8 = 0;
/// They are floats, by the bits of `f64`s.
pub const FLOAT: u8 = 1;
/// They are times, in nanoseconds.
pub const TIME: u8 = 2;

/// A bound of some numeric type, or a time.
#[derive(Debug, Clone, Copy)]
pub struct BoundOf<T>(pub T);

macro_rules! integers {
    ($($type:ident),*) => {$(
        impl BoundOf<$type> {
            /// The number itself.
            #[allow(clippy::cast_lossless, clippy::cast_possible_wrap)] // constant, and checked
            pub const fn code(self) -> i128 {
                assert!(
                    $type::BITS < 128 || self.0 as i128 >= 0 || $type::MIN != 0,
                    "a bound over `i128::MAX`"
                );
                self.0 as i128
            }

            /// The same, where the other end of the range is a whole number, too.
            pub const fn whole(self) -> i128 {
                self.code()
            }

            /// What it is.
            pub const fn kind(self) -> u8 {
                WHOLE
            }

            /// The bits of the same number as an `f32`, where that holds it exactly.
            #[allow(
                clippy::cast_lossless,
                clippy::cast_possible_wrap,
                clippy::cast_precision_loss,
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                clippy::float_cmp
            )]
            pub const fn distance(self) -> u32 {
                let distance = self.0 as f32;
                let is_held = distance as i128 == self.0 as i128 && (self.0 as i128) < i128::MAX;
                assert!(is_held, "a distance that an `f32` cannot hold");
                distance.to_bits()
            }

            /// The bits of the same number as an `f64`, where that holds it exactly.
            #[allow(
                clippy::cast_lossless,
                clippy::cast_possible_wrap,
                clippy::cast_precision_loss,
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                clippy::float_cmp
            )]
            pub const fn norm(self) -> u64 {
                let norm = self.0 as f64;
                let is_held = norm as i128 == self.0 as i128 && (self.0 as i128) < i128::MAX;
                assert!(is_held, "a length that an `f64` cannot hold");
                norm.to_bits()
            }

            /// A number of levels.
            #[allow(
                clippy::cast_lossless,
                clippy::cast_sign_loss,
                clippy::cast_possible_wrap,
                clippy::cast_possible_truncation
            )]
            pub const fn levels(self) -> u32 {
                assert!(self.0 as i128 >= 0, "a negative depth");
                assert!(self.0 as u32 as i128 == self.0 as i128, "a depth over `u32::MAX`");
                self.0 as u32
            }

            /// A number of characters, elements or entries.
            #[allow(
                clippy::cast_lossless,
                clippy::cast_sign_loss,
                clippy::cast_possible_wrap,
                clippy::cast_possible_truncation
            )]
            pub const fn count(self) -> usize {
                assert!(self.0 as i128 >= 0, "a negative length");
                assert!(self.0 as usize as i128 == self.0 as i128, "a length over `usize::MAX`");
                self.0 as usize
            }
        }
    )*};
}

integers!(u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize);

macro_rules! floats {
    ($($type:ident),*) => {$(
        impl BoundOf<$type> {
            /// The bits of the same number as an `f64`.
            #[allow(clippy::cast_lossless)] // `From` is not constant
            pub const fn code(self) -> i128 {
                (self.0 as f64).to_bits() as i128
            }

            /// The same, where the other end of the range is a float, too.
            pub const fn float(self) -> i128 {
                self.code()
            }

            /// What it is.
            pub const fn kind(self) -> u8 {
                FLOAT
            }

            /// The bits of the same number as an `f64`.
            #[allow(clippy::cast_lossless)] // `From` is not constant
            pub const fn norm(self) -> u64 {
                (self.0 as f64).to_bits()
            }

            /// The bits of the nearest `f32`.
            #[allow(clippy::cast_possible_truncation)] // the nearest one is meant
            pub const fn distance(self) -> u32 {
                (self.0 as f32).to_bits()
            }
        }
    )*};
}

floats!(f32, f64);

impl BoundOf<Duration> {
    /// Its nanoseconds: at most some 94 bits.
    pub const fn code(self) -> i128 {
        self.0.as_nanos().cast_signed()
    }

    /// The same, where the other end of the range is a time, too.
    pub const fn time(self) -> i128 {
        self.code()
    }

    /// What it is.
    pub const fn kind(self) -> u8 {
        TIME
    }
}

/// What both ends of a range are.
///
/// # Panics
///
/// At compile time, if they differ.
#[track_caller]
pub const fn both(low: u8, high: u8) -> u8 {
    assert!(low == high, "the ends of this range differ: whole numbers, floats, or times");
    low
}
