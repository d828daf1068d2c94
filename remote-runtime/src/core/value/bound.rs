//! A bound as an author writes it, a literal or a constant of any numeric type, as the constant
//! parameter of a rule. Overloaded by inherent functions, so that generated code need not know the
//! type of a constant. Each type has all of them: the wrong ones refuse to compile, and say why.

use std::time::Duration;

/// The bounds of a range are whole numbers.
pub const WHOLE: u8 = 0;
/// They are floats, by the bits of `f64`s.
pub const FLOAT: u8 = 1;
/// They are times, in nanoseconds.
pub const TIME: u8 = 2;
/// They are nothing that has a range.
const OTHER: u8 = 3;

/// A bound of some numeric type, or a time.
#[derive(Debug, Clone, Copy)]
pub struct BoundOf<T>(pub T);

/// Functions that a bound of this type has, and that refuse it.
macro_rules! refused {
    ($type:ty: $($function:ident -> $of:ty, $why:literal;)*) => {
        impl BoundOf<$type> {$(
            #[doc = concat!("Refused: ", $why, ".")]
            ///
            /// # Panics
            ///
            /// At compile time, always.
            #[track_caller]
            #[allow(clippy::panic, clippy::unused_self)] // the one way to refuse a constant
            pub const fn $function(self) -> $of {
                panic!($why)
            }
        )*}
    };
}

macro_rules! integers {
    ($($type:ident),*) => {$(
        impl BoundOf<$type> {
            /// The number itself.
            #[allow(clippy::cast_lossless, clippy::cast_possible_wrap)] // constant, and checked
            #[track_caller]
            pub const fn code(self) -> i128 {
                assert!(
                    $type::BITS < 128 || self.0 as i128 >= 0 || $type::MIN != 0,
                    "a bound over `i128::MAX`"
                );
                self.0 as i128
            }

            /// The same, where the other end of the range is a whole number, too.
            #[track_caller]
            pub const fn whole(self) -> i128 {
                self.code()
            }

            /// The same, where it is one of a list.
            #[track_caller]
            pub const fn listed(self) -> i128 {
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
            #[track_caller]
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
            #[track_caller]
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
            #[track_caller]
            pub const fn levels(self) -> u32 {
                assert!(self.0 as i128 >= 0, "a negative depth: write a number from 1");
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
            #[track_caller]
            pub const fn count(self) -> usize {
                assert!(self.0 as i128 >= 0, "a negative length: write a number from 1");
                assert!(self.0 as usize as i128 == self.0 as i128, "a length over `usize::MAX`");
                self.0 as usize
            }
        }

        refused! {
            $type:
            float -> i128, "one end of this range is a float, and this constant is a whole number: make it a float";
            time -> i128, "one end of this range is a time, and this constant is a whole number: make it a `Duration`";
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

        refused! {
            $type:
            whole -> i128, "one end of this range is a whole number, and this constant is a float: make it a whole number";
            listed -> i128, "`one_of` lists whole numbers, and this constant is a float: make it one, or write `range(0.0..=1.0)`";
            time -> i128, "one end of this range is a time, and this constant is a float: make it a `Duration`";
            count -> usize, "a length is a whole number, and this constant is a float: make it a `usize`";
            levels -> u32, "a depth is a whole number, and this constant is a float: make it a `u32`";
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

refused! {
    Duration:
    whole -> i128, "one end of this range is a whole number, and this constant is a time: write both alike, as in `\"0s\"..=\"60s\"`";
    listed -> i128, "`one_of` lists whole numbers, and this constant is a time, which has `range(\"0s\"..=\"60s\")`";
    float -> i128, "one end of this range is a float, and this constant is a time: write both alike, as in `\"0s\"..=\"60s\"`";
    count -> usize, "a length is a whole number, and this constant is a time: make it a `usize`";
    levels -> u32, "a depth is a whole number, and this constant is a time: make it a `u32`";
    norm -> u64, "a length is a number, and this constant is a time: make it an `f32`";
    distance -> u32, "a distance is a number, and this constant is a time: make it an `f32`";
}

macro_rules! no_bounds {
    ($($type:ty),*) => {$(
        impl BoundOf<$type> {
            /// Nothing: [`kind`](Self::kind) refuses it, once for both ends.
            #[allow(clippy::unused_self)] // as all of them have it
            pub const fn code(self) -> i128 {
                0
            }

            /// What it is.
            #[allow(clippy::unused_self)] // as all of them have it
            pub const fn kind(self) -> u8 {
                OTHER
            }
        }

        refused! {
            $type:
            whole -> i128, "one end of this range is a whole number, and this constant is none: make it one";
            listed -> i128, "`one_of` lists whole numbers, and this constant is none: make it one";
            float -> i128, "one end of this range is a float, and this constant is no number: make it a float";
            time -> i128, "one end of this range is a time, and this constant is none: make it a `Duration`";
            count -> usize, "a length is a whole number, and this constant is none: make it a `usize`";
            levels -> u32, "a depth is a whole number, and this constant is none: make it a `u32`";
            norm -> u64, "a length is a number, and this constant is none: make it an `f32`";
            distance -> u32, "a distance is a number, and this constant is none: make it an `f32`";
        }
    )*};
}

no_bounds!(&str, char, bool);

/// What both ends of a range are, of which the last is part of it.
///
/// # Panics
///
/// At compile time, if they differ.
#[track_caller]
pub const fn both(low: u8, high: u8) -> u8 {
    assert!(
        low != OTHER && high != OTHER,
        "a range has numbers or times at its ends, and these constants are neither: make them of the field's type"
    );
    assert!(
        low == high,
        "the ends of this range differ, whole numbers, floats or times: make both constants of the field's type"
    );
    low
}

/// What both ends of a range are, of which the last is not part of it.
///
/// # Panics
///
/// At compile time, if they differ, or are floats.
#[track_caller]
pub const fn half_open(low: u8, high: u8) -> u8 {
    assert!(
        low != FLOAT || high != FLOAT,
        "a range of floats includes its end: write `..=` instead of `..`"
    );
    both(low, high)
}

/// The greatest number of a range, by code and kind of both its ends; `less` is 1 where the last is not part of it. Where
/// the kinds differ, [`both`] says so, and there is one number in the range, so that nothing else is said.
pub const fn greatest(
    (low, low_kind): (i128, u8),
    (high, high_kind): (i128, u8),
    less: i128,
) -> i128 {
    if low_kind == high_kind { high.saturating_sub(less) } else { low }
}
