//! How a world check reaches the values inside of other values. Numbers have nothing to ask.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::hash::Hash;
use std::marker::PhantomData;
use std::time::Duration;

use super::any::Any;
use super::finite::Finite;
use super::norm::{MaxNorm, Unit};
use super::one_of::{Choices, OneOf};
use super::unchecked::{Reason, Unchecked};
use super::within::Within;
use crate::core::breach::Breach;
use crate::core::value::bound::{FLOAT, TIME};
use crate::core::value::counted::{Counted, PairRule};
use crate::core::value::field::Of;
use crate::core::value::fields::Fields;
use crate::core::value::id::Resolved;
use crate::core::value::ruled::NoRule;
use crate::core::value::text::TextRule;
use crate::core::world::{AnsweredBy, Caller, InWorld};

macro_rules! nothing_to_ask {
    ($($generics:tt $rule:ty: $($type:ty),*;)*) => {
        $($(nothing_to_ask!(@one $generics $rule, $type);)*)*
    };
    (@one [$($generics:tt)*] $rule:ty, $type:ty) => {
        impl<W, $($generics)*> InWorld<W, $rule> for $type {
            #[inline]
            fn in_world(&self, _: &W, _: &Caller) -> Result<(), Breach> {
                Ok(())
            }
        }
    };
}

nothing_to_ask! {
    [] Fields<()>: ();
    [] NoRule: (), bool, char, u8, i8;
    [] Any: u16, u32, u64, u128, i16, i32, i64, i128;
    [] Finite: f32, f64;
    [const LOW: i128, const HIGH: i128] Within<LOW, HIGH>:
        u8, u16, u32, u64, u128, i8, i16, i32, i64, i128;
    [const LOW: i128, const HIGH: i128] Within<LOW, HIGH, FLOAT>: f32, f64;
    [const LOW: i128, const HIGH: i128] Within<LOW, HIGH, TIME>: Duration;
    [C: Choices] OneOf<C>: u8, u16, u32, u64, u128, i8, i16, i32, i64, i128;
    // Of a vector, through its numbers.
    [const MOST: u64] MaxNorm<MOST>: f32, f64;
    [] Unit: f32, f64;
    [R: Reason] Unchecked<R>: u16, u32, u64, u128, i16, i32, i64, i128, f32, f64;
    [const MIN: usize, const MAX: usize, E: TextRule] Counted<MIN, MAX, E>: String;
}

impl<W, T: ?Sized> InWorld<W, NoRule> for PhantomData<T> {
    #[inline]
    fn in_world(&self, _: &W, _: &Caller) -> Result<(), Breach> {
        Ok(())
    }
}

macro_rules! boxed {
    ($([$($generics:tt)*] $rule:ty;)*) => {$(
        impl<$($generics)* W, T: InWorld<W, $rule>> InWorld<W, $rule> for Box<T> {
            #[inline]
            fn in_world(&self, world: &W, caller: &Caller) -> Result<(), Breach> {
                T::in_world(self, world, caller)
            }
        }
    )*};
}

boxed! {
    [] NoRule;
    [] Finite;
    [C,] OneOf<C>;
    [const MOST: u64,] MaxNorm<MOST>;
    [] Unit;
    [const LOW: i128, const HIGH: i128, const KIND: u8,] Within<LOW, HIGH, KIND>;
    [R,] Fields<R>;
    [const MIN: usize, const MAX: usize, E,] Counted<MIN, MAX, E>;
}

fn each<'t, W, R, T: InWorld<W, R> + 't>(
    values: impl IntoIterator<Item = &'t T>,
    world: &W,
    caller: &Caller,
) -> Result<(), Breach> {
    for (index, value) in values.into_iter().enumerate() {
        value.in_world(world, caller).map_err(|breach| breach.at(index))?;
    }
    Ok(())
}

// Rule by rule, and not for every rule that options and arrays pass on: so the compiler finds one implementation, and
// names what is missing behind it.
macro_rules! through {
    ($([$($generics:tt)*] $rule:ty;)*) => {$(
        impl<$($generics)* W, T: InWorld<W, $rule>> InWorld<W, $rule> for Option<T> {
            #[inline]
            fn in_world(&self, world: &W, caller: &Caller) -> Result<(), Breach> {
                match self {
                    Some(value) => value.in_world(world, caller),
                    None => Ok(()),
                }
            }
        }

        impl<$($generics)* W, T: InWorld<W, $rule>, const N: usize> InWorld<W, $rule> for [T; N] {
            #[inline]
            fn in_world(&self, world: &W, caller: &Caller) -> Result<(), Breach> {
                each(self, world, caller)
            }
        }
    )*};
}

through! {
    [] NoRule;
    [] Any;
    [] Finite;
    [C,] OneOf<C>;
    [const MOST: u64,] MaxNorm<MOST>;
    [] Unit;
    [const LOW: i128, const HIGH: i128, const KIND: u8,] Within<LOW, HIGH, KIND>;
    [R,] Fields<R>;
    [const MIN: usize, const MAX: usize, E,] Counted<MIN, MAX, E>;
    [R,] Resolved<R>;
    [R,] Unchecked<R>;
}

impl<W, R, T: InWorld<W, R>, const MIN: usize, const MAX: usize> InWorld<W, Counted<MIN, MAX, R>>
    for Vec<T>
{
    #[inline]
    fn in_world(&self, world: &W, caller: &Caller) -> Result<(), Breach> {
        each(self, world, caller)
    }
}

macro_rules! set {
    ($set:ident: $($bound:path),*) => {
        // Hash sets keep std's random hasher: their elements come from peers.
        #[allow(clippy::implicit_hasher)]
        impl<W, E, T: InWorld<W, E>, const MIN: usize, const MAX: usize>
            InWorld<W, Counted<MIN, MAX, E>> for $set<T>
        where
            T: $($bound +)*,
        {
            #[inline]
            fn in_world(&self, world: &W, caller: &Caller) -> Result<(), Breach> {
                // A set's order here is not its order on the wire: no place is named.
                self.iter().try_for_each(|element| element.in_world(world, caller))
            }
        }
    };
}

set!(BTreeSet: Ord);
set!(HashSet: Ord, Hash);

macro_rules! map {
    ($map:ident: $($bound:path),*) => {
        // Hash maps keep std's random hasher: their keys come from peers.
        #[allow(clippy::implicit_hasher)]
        impl<W, E: PairRule, K, V, const MIN: usize, const MAX: usize>
            InWorld<W, Counted<MIN, MAX, E>> for $map<K, V>
        where
            K: InWorld<W, E::Key> $(+ $bound)*,
            V: InWorld<W, E::Value>,
        {
            #[inline]
            fn in_world(&self, world: &W, caller: &Caller) -> Result<(), Breach> {
                // A map's order here is not its order on the wire: no place is named.
                for (key, value) in self {
                    key.in_world(world, caller)?;
                    value.in_world(world, caller)?;
                }
                Ok(())
            }
        }
    };
}

map!(BTreeMap: Ord);
map!(HashMap: Ord, Hash);

macro_rules! tuple {
    ($rule:ty, [$($generic:ident)*] $($type:ident: $place_rule:ident, $index:tt;)*) => {
        impl<W, $($type: InWorld<W, $place_rule>,)* $($generic,)*> InWorld<W, $rule>
            for ($($type,)*)
        {
            #[inline]
            fn in_world(&self, world: &W, caller: &Caller) -> Result<(), Breach> {
                $(self.$index.in_world(world, caller).map_err(|breach| breach.at($index))?;)*
                Ok(())
            }
        }
    };
}

macro_rules! tuples {
    ($($($type:ident $rule:ident $index:tt),*;)*) => {$(
        tuple!(NoRule, [] $($type: NoRule, $index;)*);
        tuple!(Fields<($($rule,)*)>, [$($rule)*] $($type: $rule, $index;)*);
    )*};
}

tuples! {
    A RA 0;
    A RA 0, B RB 1;
    A RA 0, B RB 1, C RC 2;
    A RA 0, B RB 1, C RC 2, D RD 3;
    A RA 0, B RB 1, C RC 2, D RD 3, E RE 4;
    A RA 0, B RB 1, C RC 2, D RD 3, E RE 4, F RF 5;
    A RA 0, B RB 1, C RC 2, D RD 3, E RE 4, F RF 5, G RG 6;
    A RA 0, B RB 1, C RC 2, D RD 3, E RE 4, F RF 5, G RG 6, H RH 7;
    A RA 0, B RB 1, C RC 2, D RD 3, E RE 4, F RF 5, G RG 6, H RH 7, I RI 8;
    A RA 0, B RB 1, C RC 2, D RD 3, E RE 4, F RF 5, G RG 6, H RH 7, I RI 8, J RJ 9;
    A RA 0, B RB 1, C RC 2, D RD 3, E RE 4, F RF 5, G RG 6, H RH 7, I RI 8, J RJ 9, K RK 10;
    A RA 0, B RB 1, C RC 2, D RD 3, E RE 4, F RF 5, G RG 6, H RH 7, I RI 8, J RJ 9, K RK 10, L RL 11;
}

macro_rules! parameters {
    ($($($field:ident $index:tt),*;)*) => {$(
        impl<W, $($field: AnsweredBy<W>,)*> InWorld<W, Of<($($field,)*)>> for ($($field::Value,)*)
        {
            #[inline]
            fn in_world(&self, world: &W, caller: &Caller) -> Result<(), Breach> {
                $(self.$index.in_world(world, caller).map_err(|breach| breach.at($index))?;)*
                Ok(())
            }
        }
    )*};
}

parameters! {
    A 0;
    A 0, B 1;
    A 0, B 1, C 2;
    A 0, B 1, C 2, D 3;
    A 0, B 1, C 2, D 3, E 4;
    A 0, B 1, C 2, D 3, E 4, F 5;
    A 0, B 1, C 2, D 3, E 4, F 5, G 6;
    A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7;
    A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8;
    A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9;
    A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10;
    A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10, L 11;
}
