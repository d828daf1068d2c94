//! Ids: numbers that name something. An id carries any bits, so each use says, by its rule, how
//! it is resolved; without one it does not compile.

use crate::core::value::heap::Heap;
use std::marker::PhantomData;

use super::number::{Integer, narrowest_bytes, widest, widest_bytes};
use super::ruled::{NoRule, Through};
use super::shape::{Bound, Kind, Shape};
use crate::core::ids::PlayerId;

/// Which of the two a type is. Nothing is both: what is a payload needs no rule, and an id without one
/// would travel unresolved. Derived with either; what the runtime can read and write itself counts as a
/// payload of some kind. The compiler shows its name to whoever derives two of the three.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no payload",
    label = "no payload",
    note = "a struct or an enum of your own derives `remote::Payload`, a number that names something `remote::Id`; a type of somebody \
            else's is told by a payload of yours, `#[derive(remote::Payload)] struct Moment {{ #[any] seconds: u64 }}`"
)]
pub trait EitherPayloadOrIdOrServerOnly<R = NoRule> {
    /// [`IsPayload`] or [`IsId`], or a kind of what the runtime reads and writes itself.
    type Is;
}

pub(crate) use self::EitherPayloadOrIdOrServerOnly as PayloadOrId;

/// Of a type that is a payload.
#[derive(Debug)]
pub enum IsPayload {}

/// Of a type that is an id.
#[derive(Debug)]
pub enum IsId {}

/// Of a whole number.
#[derive(Debug)]
pub enum IsNumber {}

/// Of a float.
#[derive(Debug)]
pub enum IsFloat {}

/// Of a text or a collection, which may be of any length.
#[derive(Debug)]
pub enum IsLong {}

/// Of a length of time.
#[derive(Debug)]
pub enum IsTime {}

/// Of a number whose width is the machine's. It does not travel; that it is a kind of its own lets the compiler say so.
#[derive(Debug)]
pub enum IsOfNoWidth {}

#[diagnostic::on_unimplemented(
    message = "an id is copied like its number, and `{Self}` is not `Copy`",
    label = "not `Copy`",
    note = "write `#[derive(Clone, Copy, remote::Id)]`"
)]
/// What is [`Copy`]: a trait of our own, so that the compiler shows the whole line to write.
pub trait CopiedLikeItsNumber: Sized {
    /// A copy.
    #[doc(hidden)]
    #[must_use]
    fn copied(&self) -> Self;
}

#[diagnostic::do_not_recommend]
impl<T: Copy> CopiedLikeItsNumber for T {
    #[inline]
    fn copied(&self) -> Self {
        *self
    }
}

#[diagnostic::on_unimplemented(
    message = "`{Self}` is no id",
    label = "no id",
    note = "an id is a type of your own: `#[derive(Clone, Copy, remote::Id)] struct ItemId(u32);`; a `PlayerId` is one, too"
)]
/// A number that names something: what `#[derive(Id)]` makes of a struct with one number. It is [`Copy`]; code that is
/// generic over ids and copies them says so, `I: Id + Copy`.
pub trait Id: CopiedLikeItsNumber + PayloadOrId<Is = IsId> {
    /// The number inside.
    type Raw: Integer;

    /// The name of the type: it keeps two kinds of id apart in a fingerprint.
    const NAME: &'static str;

    /// The id of this number.
    fn from_raw(raw: Self::Raw) -> Self;

    /// The number of this id.
    fn raw(self) -> Self::Raw;
}

macro_rules! kinds_of_ids {
    ($($(#[$said:meta])* $kind:ident;)*) => {$(
        $(#[$said])*
        pub trait $kind: Id {}

        #[diagnostic::do_not_recommend]
        impl<I: Id> $kind for I {}
    )*};
}

// All of them are ids. They differ in what is said of a type that is none.
kinds_of_ids! {
    #[diagnostic::on_unimplemented(
        message = "`any` is for whole numbers of several bytes and ids, and `{Self}` is neither",
        label = "no such number",
        note = "a float has `finite` or `range(0.0..=1.0)`, a text `max_len(32)`, a time `range(\"0s\"..=\"60s\")`, a list of numbers \
                `max_len(8)` and `each(any)`; a payload of your own, `u8`, `i8`, `bool` and `char` take no rule: leave this out"
    )]
    /// An id of which any will do.
    IdToBeAny;

    #[diagnostic::on_unimplemented(
        message = "`unchecked` is for numbers and ids, and `{Self}` is neither",
        label = "no number",
        note = "a text has `max_len(32)`, a time `range(\"0s\"..=\"60s\")`, a list `max_len(8)` and `each(any)`; a payload of your own, \
                `u8`, `i8`, `bool` and `char` take no rule: leave this out"
    )]
    /// An id that nobody checks.
    IdToGoUnchecked;

    #[diagnostic::on_unimplemented(
        message = "`known`, `owned`, `target` and `caller` are for ids, and `{Self}` is none",
        label = "no id",
        note = "an id is a type of your own: `#[derive(Clone, Copy, remote::Id)] struct ItemId(u32);`; a `PlayerId` is one, too; the ids \
                of a list have `max_len(8)` and `each(known)`; a payload takes no rule where it is used: leave this out there"
    )]
    /// An id that the server resolves.
    IdToBeResolved;
}

/// A rule under which an id may travel: how the server resolves it.
pub trait IdRule {
    /// How the rule is described.
    const BOUND: Bound;
}

/// A rule that resolves ids of the type `I`; only `caller` does not resolve each.
#[diagnostic::on_unimplemented(
    message = "`caller` is for the player's own `PlayerId`, and `{I}` is none",
    label = "no `PlayerId`",
    note = "another id is `known`, `owned` or `target`"
)]
pub trait Resolves<I>: IdRule {}

/// An id that is resolved by the rule `R`.
#[derive(Debug)]
pub struct Resolved<R>(PhantomData<R>);

impl<R> Through for Resolved<R> {}

/// How every type that is an [`Id`] travels under a rule.
macro_rules! id_travels {
    ([$($generics:tt)*] $rule:ty, $kind:ident, $bound:expr) => {
        impl<I: $crate::core::value::id::$kind, $($generics)*>
            $crate::core::value::ruled::Ruled<$rule> for I
        {
            type View<'a> = Self;
            type Holds = ();

            const SHAPE: &'static $crate::core::value::shape::Shape =
                &$crate::core::value::id::shape::<I>($bound);

            /// Reads the number; whether it names anything is asked of the world.
            #[inline]
            fn verify(
                reader: &mut $crate::core::wire::reader::Reader<'_>,
            ) -> Result<Self, $crate::core::breach::Breach> {
                <I::Raw as $crate::core::value::number::Integer>::read(reader).map(I::from_raw)
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
                $crate::core::value::number::Integer::write(self.copied().raw(), writer)
            }
        }
    };
}
pub(crate) use id_travels;

id_travels!([R: Resolves<I>] Resolved<R>, IdToBeResolved, R::BOUND);

/// The form of an id under a rule.
pub(crate) const fn shape<I: Id>(bound: Bound) -> Shape {
    Shape {
        min_bytes: narrowest_bytes(&I::Raw::KIND, I::Raw::MIN, I::Raw::MAX),
        max_bytes: widest_bytes(&I::Raw::KIND, I::Raw::MIN, I::Raw::MAX),
        kind: Kind::Id(I::NAME, const { &widest::<I::Raw>() }),
        bound,
        heap: Heap::NONE,
        fault: None,
    }
}

#[diagnostic::do_not_recommend]
impl PayloadOrId for PlayerId {
    type Is = IsId;
}

/// What `#[derive(Id)]` writes for an author's own type.
#[diagnostic::do_not_recommend]
impl Id for PlayerId {
    type Raw = u64;

    const NAME: &'static str = "PlayerId";

    fn from_raw(raw: u64) -> Self {
        Self(raw)
    }

    fn raw(self) -> u64 {
        self.0
    }
}

macro_rules! payloads {
    ($([$($generics:tt)*] $type:ty: $kind:ident;)*) => {$(
        // A list of what is one tells nobody how to make one.
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> PayloadOrId for $type {
            type Is = $kind;
        }
    )*};
}

// What the runtime itself can read and write, under the one rule or the other.
payloads! {
    [] (): IsPayload;
    [] bool: IsPayload;
    [] char: IsPayload;
    [] u8: IsPayload;
    [] u16: IsNumber;
    [] u32: IsNumber;
    [] u64: IsNumber;
    [] u128: IsNumber;
    [] i8: IsPayload;
    [] i16: IsNumber;
    [] i32: IsNumber;
    [] i64: IsNumber;
    [] i128: IsNumber;
    [] usize: IsOfNoWidth;
    [] isize: IsOfNoWidth;
    [] f32: IsFloat;
    [] f64: IsFloat;
    [] String: IsLong;
    [] std::time::Duration: IsTime;
    [T] Option<T>: IsPayload;
    [T] Box<T>: IsPayload;
    [T] Vec<T>: IsLong;
    [T, const N: usize] [T; N]: IsPayload;
    [T] std::collections::BTreeSet<T>: IsLong;
    [T, S] std::collections::HashSet<T, S>: IsLong;
    [K, V] std::collections::BTreeMap<K, V>: IsLong;
    [K, V, S] std::collections::HashMap<K, V, S>: IsLong;
    [T: ?Sized] PhantomData<T>: IsPayload;
    [A] (A,): IsPayload;
    [A, B] (A, B): IsPayload;
    [A, B, C] (A, B, C): IsPayload;
    [A, B, C, D] (A, B, C, D): IsPayload;
    [A, B, C, D, E] (A, B, C, D, E): IsPayload;
    [A, B, C, D, E, F] (A, B, C, D, E, F): IsPayload;
    [A, B, C, D, E, F, G] (A, B, C, D, E, F, G): IsPayload;
    [A, B, C, D, E, F, G, H] (A, B, C, D, E, F, G, H): IsPayload;
    [A, B, C, D, E, F, G, H, I] (A, B, C, D, E, F, G, H, I): IsPayload;
    [A, B, C, D, E, F, G, H, I, J] (A, B, C, D, E, F, G, H, I, J): IsPayload;
    [A, B, C, D, E, F, G, H, I, J, K] (A, B, C, D, E, F, G, H, I, J, K): IsPayload;
    [A, B, C, D, E, F, G, H, I, J, K, L] (A, B, C, D, E, F, G, H, I, J, K, L): IsPayload;
}
