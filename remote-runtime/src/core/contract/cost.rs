//! What a call can cost: held against what its bucket holds, while the compiler runs. A call that costs more than
//! the burst would never be let in.

use super::remote::Remote;
use crate::core::value::ruled::Ruled;
use crate::core::value::shape::{Bound, Characters, Kind, MAX_CHAR_BYTES, Place, Shape};
use crate::core::value::told::Told;

#[diagnostic::on_unimplemented(
    message = "a call cannot cost a `{Self}`",
    label = "no whole number",
    note = "`cost` names a whole number: a parameter, a field of one, or a method as `items.len()`"
)]
/// What a call can cost: a whole number of any width. What is below 1 costs 1.
pub trait Cost: Copy {
    /// In tokens of the bucket.
    fn tokens(self) -> u32;
}

macro_rules! costs {
    ($($type:ident),*) => {$(
        impl Cost for $type {
            #[inline]
            fn tokens(self) -> u32 {
                let is_more = self > 1;
                if is_more { u32::try_from(self).unwrap_or(u32::MAX) } else { 1 }
            }
        }
    )*};
}

impl<T: Cost> Cost for &T {
    #[inline]
    fn tokens(self) -> u32 {
        T::tokens(*self)
    }
}

costs!(u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize);

/// That every call of `R` can be paid for.
///
/// # Panics
///
/// At compile time, for a remote whose calls may cost more than its bucket ever holds.
#[track_caller]
#[allow(clippy::panic)] // the one way to refuse a constant
pub const fn affordable<R: Remote>() {
    let Some(place) = R::SPEC.cost else { return };
    let shape = <R::Args as Ruled<R::Rules>>::SHAPE;
    let Some(most) = greatest(shape, R::SPEC.params, place) else { return };
    let burst = R::SPEC.rate.burst();
    if most > burst as u128 {
        let told = Told::of("a call can cost ")
            .number(most)
            .text(", and its bucket never holds more than ")
            .number(burst as u128);
        let told = if most <= u32::MAX as u128 {
            told.text(": write `burst = ").digits(most).text("`, or a narrower rule")
        } else {
            told.text(": write a narrower rule")
        };
        panic!("{}", told.as_str());
    }
}

/// The greatest number that can stand at `place` in parameters of these names, as the rules say; `None` where
/// they do not, as behind a method of the author's.
const fn greatest(args: &'static Shape, params: &[&str], place: &str) -> Option<u128> {
    let (first, mut rest) = split(place.as_bytes());
    let Kind::Tuple(parts) = args.kind else { return None };
    let mut shape = match part(parts, params, first) {
        Some(shape) => plain(shape),
        None => return None,
    };
    while !rest.is_empty() {
        let (name, others) = split(rest);
        rest = others;
        if is_same(name, b"len()") {
            return match (shape.bound, shape.kind, rest) {
                (_, Kind::Array(_, count), []) => Some(count as u128),
                // A text counts its bytes there.
                (Bound::Length(_, most), Kind::List(_) | Kind::Set(_) | Kind::Map(..), []) => {
                    Some(most as u128)
                }
                (Bound::Length(_, most), Kind::Text, []) => {
                    Some((most as u128).saturating_mul(MAX_CHAR_BYTES as u128))
                }
                (Bound::Length(_, most), Kind::Characters(characters), []) => {
                    match widest(&characters) {
                        Some(width) => Some((most as u128).saturating_mul(width as u128)),
                        None => None,
                    }
                }
                _ => None,
            };
        }
        shape = match shape.kind {
            Kind::Record(fields) => match field(fields, name) {
                Some(shape) => plain(shape),
                None => return None,
            },
            Kind::Tuple(parts) => match nth(parts, name) {
                Some(shape) => plain(shape),
                None => return None,
            },
            _ => return None,
        };
    }
    number(shape)
}

/// The part of a tuple with this number.
const fn nth(parts: &'static [&'static Shape], name: &[u8]) -> Option<&'static Shape> {
    let mut number: usize = 0;
    let mut digits = name;
    while let [digit, others @ ..] = digits {
        if !digit.is_ascii_digit() {
            return None;
        }
        number = number.saturating_mul(10).saturating_add(digit.saturating_sub(b'0') as usize);
        digits = others;
    }
    match parts.split_at_checked(number) {
        Some((_, [part, ..])) => Some(part),
        _ => None,
    }
}

/// The most bytes of one of these characters; `None` where a pattern says what there may be.
const fn widest(characters: &Characters) -> Option<usize> {
    if characters.pattern.is_some() {
        return None;
    }
    let mut widest = if characters.charset.is_empty() { MAX_CHAR_BYTES } else { 1 };
    let mut rest = characters.charset;
    while let [(_, last), others @ ..] = rest {
        if last.len_utf8() > widest {
            widest = last.len_utf8();
        }
        rest = others;
    }
    Some(widest)
}

/// The greatest whole number of a form under its rule.
const fn number(shape: &Shape) -> Option<u128> {
    let Kind::Integer { bits, signed } = shape.kind else { return None };
    let most = match shape.bound {
        Bound::Range(_, most) => most,
        Bound::OneOf(numbers) => {
            let mut most = 0;
            let mut rest = numbers;
            while let [number, others @ ..] = rest {
                if *number > most {
                    most = *number;
                }
                rest = others;
            }
            most
        }
        _ => {
            let width = if signed { bits.saturating_sub(1) } else { bits };
            return Some(match 1_u128.checked_shl(width) {
                Some(power) => power.saturating_sub(1),
                None => u128::MAX,
            });
        }
    };
    Some(if most > 0 { most.unsigned_abs() } else { 0 })
}

/// A form without the author's own rules around it.
const fn plain(shape: &'static Shape) -> &'static Shape {
    match shape.kind {
        Kind::Checked(inner, ..) => plain(inner),
        _ => shape,
    }
}

const fn part(
    parts: &'static [&'static Shape],
    names: &[&str],
    wanted: &[u8],
) -> Option<&'static Shape> {
    let (mut parts, mut names) = (parts, names);
    while let ([part, other_parts @ ..], [name, other_names @ ..]) = (parts, names) {
        if is_same(name.as_bytes(), wanted) {
            return Some(part);
        }
        (parts, names) = (other_parts, other_names);
    }
    None
}

const fn field(fields: &'static [Place], wanted: &[u8]) -> Option<&'static Shape> {
    let mut rest = fields;
    while let [field, others @ ..] = rest {
        if is_same(field.name.as_bytes(), wanted) {
            return Some(field.shape);
        }
        rest = others;
    }
    None
}

/// What stands before the first dot, and what behind it.
const fn split(path: &[u8]) -> (&[u8], &[u8]) {
    let mut length = 0;
    let mut rest = path;
    while let [byte, others @ ..] = rest {
        if *byte == b'.' {
            return match path.split_at_checked(length) {
                Some((before, _)) => (before, others),
                None => (path, &[]),
            };
        }
        length = usize::saturating_add(length, 1);
        rest = others;
    }
    (path, &[])
}

const fn is_same(one: &[u8], other: &[u8]) -> bool {
    let (mut one, mut other) = (one, other);
    while let ([a, ones @ ..], [b, others @ ..]) = (one, other) {
        if *a != *b {
            return false;
        }
        (one, other) = (ones, others);
    }
    one.is_empty() && other.is_empty()
}
