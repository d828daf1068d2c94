//! What stands where a rule is missing: so that the compiler says of each kind of type which rule it wants.
//!
//! These implementations hold for nobody: each asks for something that is not there, and what it asks for
//! carries the sentence. That they ask it for every lifetime keeps the compiler from refusing them here, where
//! they stand, in place of there, where a rule is missing. What they say they say with the name of the trait, too,
//! since the compiler shows it.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::marker::PhantomData;
use std::rc::Rc;
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime};

use super::any::Any;
use super::finite::Finite;
use super::within::Within;
use crate::core::ids::PlayerId;
use crate::core::value::counted::Counted;
use crate::core::value::id::Resolved;
use crate::core::value::ruled::NoRule;

/// Where no rule stands, or one that does not fit.
#[derive(Debug)]
pub struct Nothing<'a>(PhantomData<&'a ()>);

#[diagnostic::on_unimplemented(
    message = "`{T}` needs a rule: a client may send NaN, or an infinity",
    label = "no rule says what a float in this may be",
    note = "write `#[finite]` or `#[range(0.0..=1.0)]`; on a vector `#[max_norm(10)]` and `#[unit]`, and in three dimensions \
            `#[near_character(100)]`, too; inside of a list `#[each(finite)]`, of a map `#[values(finite)]`, for a place of a \
            tuple `#[fields(_, finite)]`"
)]
/// Says what a float may be.
pub trait RuleForFloat<T> {}

#[diagnostic::on_unimplemented(
    message = "`{T}` needs a rule: a client may send any number that fits into it",
    label = "no rule says what a number in this may be",
    note = "write `#[range(1..=99)]` or `#[one_of(1, 5, 10)]`, or `#[any]` if every number has a meaning; inside of a list \
            `#[each(any)]`, of a map `#[keys(any)]` and `#[values(range(1..=99))]`, for a place of a tuple `#[fields(_, any)]`"
)]
/// Says what a whole number may be.
pub trait RuleForNumber<T> {}

#[diagnostic::on_unimplemented(
    message = "`{T}` needs a rule: a client may send as much as it likes",
    label = "no rule says how long this may be",
    note = "write `#[max_len(32)]` or `#[len(1..=32)]`; inside of a list `#[each(max_len(32))]`, of a map `#[keys(max_len(32))]` and \
            `#[values(max_len(32))]`, for a place of a tuple `#[fields(_, max_len(32))]`"
)]
/// Says how long something may be.
pub trait RuleForLength<T> {}

#[diagnostic::on_unimplemented(
    message = "`{T}` needs a rule: a client may send any time that there is",
    label = "no rule says how long this time may be",
    note = "write `#[range(\"0s\"..=\"60s\")]`"
)]
/// Says how long a time may be.
pub trait RuleForTime<T> {}

#[diagnostic::on_unimplemented(
    message = "the id `{T}` needs a rule: it may name anything, and anybody's",
    label = "no rule says how this id is resolved",
    note = "write `#[known]`, `#[owned]` or `#[target]`, and for the player's own `PlayerId` `#[caller]`; inside of a list \
            `#[each(known)]`, as the key of a map `#[keys(known)]`"
)]
/// Says how an id is resolved.
pub trait RuleForId<T> {}

#[diagnostic::on_unimplemented(
    message = "`{T}` has another width on another machine",
    label = "no number of one width",
    note = "write `u32` or `u64`, and a rule for it: `#[range(1..=99)]`"
)]
/// Has one width everywhere.
pub trait WidthOfItsOwn<T> {}

#[diagnostic::on_unimplemented(
    message = "`{T}` is a point in time of this machine, and means nothing on another",
    label = "no length of time",
    note = "send how long: a `std::time::Duration` with `#[range(\"0s\"..=\"60s\")]`"
)]
/// Means the same everywhere.
pub trait TimeThatTravels<T> {}

#[diagnostic::on_unimplemented(
    message = "`{T}` is shared, and nothing is shared with another machine",
    label = "shared",
    note = "what travels is sent by value: write what it shares in its place, `u8` for `Rc<u8>`, with the rule that this needs, if it needs one"
)]
/// Is sent by value.
pub trait SentByValue<T> {}

// One of each kind, so that nobody is told to add one; and nobody is shown ours.
#[diagnostic::do_not_recommend]
impl<T> RuleForFloat<T> for Finite {}
#[diagnostic::do_not_recommend]
impl<T> RuleForNumber<T> for Any {}
#[diagnostic::do_not_recommend]
impl<T, const MIN: usize, const MAX: usize, E> RuleForLength<T> for Counted<MIN, MAX, E> {}
#[diagnostic::do_not_recommend]
impl<T> RuleForTime<T> for Within<0, 0> {}
#[diagnostic::do_not_recommend]
impl<T, R> RuleForId<T> for Resolved<R> {}
#[diagnostic::do_not_recommend]
impl<T> WidthOfItsOwn<T> for u32 {}
#[diagnostic::do_not_recommend]
impl<T> TimeThatTravels<T> for Within<0, 0> {}
#[diagnostic::do_not_recommend]
impl<T> SentByValue<T> for u32 {}

/// Implementations that hold for nobody, because what is sought is not there.
macro_rules! nobody {
    ($($sought:ident: $generics:tt $rule:ty: $($more:tt $type:ty),*;)*) => {$(
        $crate::core::rules::missing::nobody!(@rule $sought $generics $rule: $($more $type),*);
    )*};
    (@rule $sought:ident $generics:tt $rule:ty: $($more:tt $type:ty),*) => {$(
        $crate::core::rules::missing::nobody!(@one $sought $generics $more $rule, $type);
    )*};
    (@one $sought:ident [$($generics:tt)*] [$($more:tt)*] $rule:ty, $type:ty) => {
        $crate::core::rules::missing::nobody!(@ruled $sought [$($generics)*] [$($more)*] $rule, $type);

        // The world is not asked on top of it.
        impl<__W, $($generics)* $($more)*> $crate::core::world::InWorld<__W, $rule> for $type {
            fn in_world(
                &self,
                _: &__W,
                _: &$crate::core::world::Caller,
            ) -> Result<(), $crate::core::breach::Breach> {
                Err($crate::core::rules::missing::never())
            }
        }
    };
    // Of what the world has its answer for already.
    (@ruled $sought:ident [$($generics:tt)*] [$($more:tt)*] $rule:ty, $type:ty) => {
        impl<$($generics)* $($more)*> $crate::core::value::ruled::Ruled<$rule> for $type
        where
            for<'a> $crate::core::rules::missing::Nothing<'a>: $sought<$type>,
        {
            type View<'v> = ();
            type Holds = ();

            const SHAPE: &'static $crate::core::value::shape::Shape = &$crate::core::value::shape::Shape::fixed(
                0,
                $crate::core::value::shape::Kind::Unit,
            );

            fn verify(
                _: &mut $crate::core::wire::reader::Reader<'_>,
            ) -> Result<(), $crate::core::breach::Breach> {
                Err($crate::core::rules::missing::never())
            }

            fn build((): ()) -> Result<Self, $crate::core::breach::Breach> {
                Err($crate::core::rules::missing::never())
            }

            fn encode(
                &self,
                _: &mut $crate::core::wire::writer::Writer<'_>,
            ) -> Result<(), $crate::core::breach::Breach> {
                Err($crate::core::rules::missing::never())
            }
        }
    };
}
pub(crate) use nobody;

nobody! {
    RuleForFloat: [] NoRule: [] f32, [] f64;
    RuleForNumber: [] NoRule: [] u16, [] u32, [] u64, [] u128, [] i16, [] i32, [] i64, [] i128;
    RuleForLength: [] NoRule:
        [] String, [T] Vec<T>, [T] BTreeSet<T>, [T, S] HashSet<T, S>, [K, V] BTreeMap<K, V>,
        [K, V, S] HashMap<K, V, S>;
    RuleForTime: [] NoRule: [] Duration;
    RuleForId: [] NoRule: [] PlayerId;
    WidthOfItsOwn: [] NoRule: [] usize, [] isize;
    TimeThatTravels: [] NoRule: [] Instant, [] SystemTime;
    SentByValue: [] NoRule: [T: ?Sized] Rc<T>, [T: ?Sized] Arc<T>;
    WidthOfItsOwn: [] Any: [] usize, [] isize;
    WidthOfItsOwn: [const LOW: i128, const HIGH: i128, const KIND: u8,] Within<LOW, HIGH, KIND>: [] usize, [] isize;
}

/// No value gets here.
pub(crate) const fn never() -> crate::core::breach::Breach {
    crate::core::breach::Breach::new(
        crate::core::breach::Rule::Encoder,
        crate::core::breach::Class::Internal,
    )
}
