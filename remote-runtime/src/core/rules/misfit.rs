//! What stands where a rule does not fit a type: so that the compiler names the rule, and the one to write instead. How
//! it is done stands in `missing.rs`.

use std::collections::BTreeMap;
use std::time::Duration;

use super::finite::Finite;
use super::missing::nobody;
use super::norm::{MaxNorm, Unit};
use super::one_of::OneOf;
use super::within::Within;
use crate::core::value::bound::{FLOAT, TIME};
use crate::core::value::counted::{Counted, Pairs};
use crate::core::value::text::{Charset, Multiline, Pattern};

#[diagnostic::on_unimplemented(
    message = "`finite` is for floats, and `{T}` is none",
    label = "no float",
    note = "whole numbers have `range(1..=99)`, `one_of(1, 5, 10)` or `any`, texts `max_len(32)`, times `range(\"0s\"..=\"60s\")`; \
            `bool` and `char` need no rule"
)]
/// Is a float.
pub trait FloatToBeFinite<T> {}

#[diagnostic::on_unimplemented(
    message = "`{T}` has no length that could be limited",
    label = "no length",
    note = "numbers have `range(1..=99)`, floats `finite`; an array has its length already: leave this out"
)]
/// Has a length.
pub trait LengthToBeLimited<T> {}

#[diagnostic::on_unimplemented(
    message = "`max_norm` and `unit` are for vectors of floats, and `{T}` is none",
    label = "no vector of floats",
    note = "a number alone has `range(-10.0..=10.0)` or `range(-10..=10)`; a vector is `[f32; 3]`, or one of glam's"
)]
/// Is a vector of floats.
pub trait VectorOfFloats<T> {}

#[diagnostic::on_unimplemented(
    message = "`max_norm` and `unit` are for vectors and quaternions, and `{T}` is a single float",
    label = "a single float",
    note = "a single float has `finite` or `range(-1.0..=1.0)`; a vector is `[f32; 3]`, or one of glam's"
)]
/// Is several floats.
pub trait SeveralFloats<T> {}

#[diagnostic::on_unimplemented(
    message = "`keys` and `values` are for maps, and what holds `{T}` here is none",
    label = "no map",
    note = "the elements of a list or a set have `each(any)`"
)]
/// Is in a map.
pub trait InAMap<T> {}

#[diagnostic::on_unimplemented(
    message = "`charset`, `pattern` and `multiline` are for texts, and what holds `{T}` here is none",
    label = "no text",
    note = "take a `String`, or leave this out; the texts of a list have `each(max_len(32), charset('a'..='z'))`"
)]
/// Is in a text.
pub trait InAText<T> {}

#[diagnostic::on_unimplemented(
    message = "the ends of this range are whole numbers, and `{T}` has other ones",
    label = "whole numbers",
    note = "a float has `range(0.0..=1.0)`, a time `range(\"0s\"..=\"60s\")`"
)]
/// Lies between whole numbers.
pub trait RangeOfWholeNumbers<T> {}

#[diagnostic::on_unimplemented(
    message = "the ends of this range are floats, and `{T}` has other ones",
    label = "floats",
    note = "a whole number has `range(0..=1)`, a time `range(\"0s\"..=\"60s\")`"
)]
/// Lies between floats.
pub trait RangeOfFloats<T> {}

#[diagnostic::on_unimplemented(
    message = "the ends of this range are times, and `{T}` is none",
    label = "times",
    note = "a whole number has `range(0..=5)`, a float `range(0.0..=5.0)`; a time is a `std::time::Duration`"
)]
/// Lies between times.
pub trait RangeOfTimes<T> {}

#[diagnostic::on_unimplemented(
    message = "`{T}` has no range",
    label = "no number, and no time",
    note = "`bool` and `char` need no rule: leave this out; a text has `len(1..=9)` or `charset('a'..='z')`, the numbers of a list \
            `max_len(8)` and `each(range(1..=99))`"
)]
/// Is something that has a range.
pub trait SomethingWithARange<T> {}

#[diagnostic::on_unimplemented(
    message = "`one_of` lists whole numbers, and `{T}` is none",
    label = "no whole number",
    note = "a float has `range(0.0..=1.0)`; some words and no others are an enum that derives `remote::Payload`; `bool` needs no rule"
)]
/// Is one of some whole numbers.
pub trait WholeNumberToBeListed<T> {}

// One of each kind, so that nobody is told to add one; and nobody is shown ours.
#[diagnostic::do_not_recommend]
impl<T> FloatToBeFinite<T> for f32 {}
#[diagnostic::do_not_recommend]
impl<T> LengthToBeLimited<T> for String {}
#[diagnostic::do_not_recommend]
impl<T> VectorOfFloats<T> for [f32; 3] {}
#[diagnostic::do_not_recommend]
impl<T> SeveralFloats<T> for [f32; 3] {}
#[diagnostic::do_not_recommend]
impl<T, K, V> InAMap<T> for BTreeMap<K, V> {}
#[diagnostic::do_not_recommend]
impl<T> InAText<T> for String {}
#[diagnostic::do_not_recommend]
impl<T> RangeOfWholeNumbers<T> for u32 {}
#[diagnostic::do_not_recommend]
impl<T> RangeOfFloats<T> for f32 {}
#[diagnostic::do_not_recommend]
impl<T> RangeOfTimes<T> for Duration {}
#[diagnostic::do_not_recommend]
impl<T> SomethingWithARange<T> for u32 {}
#[diagnostic::do_not_recommend]
impl<T> WholeNumberToBeListed<T> for u32 {}

nobody! {
    FloatToBeFinite: [] Finite:
        [] u8, [] u16, [] u32, [] u64, [] u128, [] i8, [] i16, [] i32, [] i64, [] i128, [] bool, [] char,
        [] String, [] Duration;
    LengthToBeLimited: [const MIN: usize, const MAX: usize, E,] Counted<MIN, MAX, E>:
        [] u8, [] u16, [] u32, [] u64, [] u128, [] i8, [] i16, [] i32, [] i64, [] i128, [] f32, [] f64,
        [] bool, [] char, [] Duration;
    VectorOfFloats: [const MOST: u64,] MaxNorm<MOST>:
            [] u8, [] u16, [] u32, [] u64, [] u128, [] i8, [] i16, [] i32, [] i64, [] i128, [] String;
    VectorOfFloats: [] Unit:
            [] u8, [] u16, [] u32, [] u64, [] u128, [] i8, [] i16, [] i32, [] i64, [] i128, [] String;
    RangeOfWholeNumbers: [const LOW: i128, const HIGH: i128,] Within<LOW, HIGH>:
        [] f32, [] f64, [] Duration;
    RangeOfFloats: [const LOW: i128, const HIGH: i128,] Within<LOW, HIGH, FLOAT>:
        [] u8, [] u16, [] u32, [] u64, [] u128, [] i8, [] i16, [] i32, [] i64, [] i128, [] Duration;
    RangeOfTimes: [const LOW: i128, const HIGH: i128,] Within<LOW, HIGH, TIME>:
        [] u8, [] u16, [] u32, [] u64, [] u128, [] i8, [] i16, [] i32, [] i64, [] i128, [] f32, [] f64;
    SomethingWithARange: [const LOW: i128, const HIGH: i128, const KIND: u8,] Within<LOW, HIGH, KIND>:
        [] bool, [] char, [] String, [T] Vec<T>;
    WholeNumberToBeListed: [C,] OneOf<C>: [] f32, [] f64, [] bool, [] char, [] String, [] Duration;
    // Whatever is inside: what holds it has found no other use for them.
    InAMap: [K, V,] Pairs<K, V>: [T] T;
    InAText: [C,] Charset<C>: [T] T;
    InAText: [P,] Pattern<P>: [T] T;
    InAText: [] Multiline: [T] T;
}

nobody!(@ruled SeveralFloats [const MOST: u64] [] MaxNorm<MOST>, f32);
nobody!(@ruled SeveralFloats [const MOST: u64] [] MaxNorm<MOST>, f64);
nobody!(@ruled SeveralFloats [] [] Unit, f32);
nobody!(@ruled SeveralFloats [] [] Unit, f64);
