//! What a remote returns where it says nothing about it: no `reply(…)`. Each kind of type has a rule of its own there, or
//! else a sentence, which comes from an implementation that holds for nobody (see `missing.rs`).

use std::time::Duration;

use super::any::Any;
use super::finite::Finite;
use super::missing::{Nothing, never};
use crate::core::breach::Breach;
use crate::core::value::answer::{Replies, Stated};
use crate::core::value::counted::Counted;
use crate::core::value::id::{
    IsFloat, IsId, IsLong, IsNumber, IsOfNoWidth, IsPayload, IsTime, PayloadOrId,
};
use crate::core::value::ruled::{NoRule, Ruled};
use crate::core::value::shape::{Kind, Shape};
use crate::core::wire::writer::Writer;

/// The rule of an answer that says nothing: payloads as they are, bare numbers of every value, floats that
/// are finite.
#[derive(Debug)]
pub enum Bare {}

/// How a `T` of this kind is returned where nothing is said about it.
pub trait WhenBare<T> {
    /// Under this rule.
    type Rule: Replies<T>;
}

type RuleOf<T> = <<T as PayloadOrId>::Is as WhenBare<T>>::Rule;

impl<T: PayloadOrId<Is: WhenBare<T>>> Replies<T> for Bare {
    const SHAPE: &'static Shape = <RuleOf<T> as Replies<T>>::SHAPE;

    #[inline]
    fn encode(value: &T, writer: &mut Writer<'_>) -> Result<(), Breach> {
        <RuleOf<T> as Replies<T>>::encode(value, writer)
    }

    #[inline]
    fn read(bytes: &[u8]) -> Result<T, Breach> {
        <RuleOf<T> as Replies<T>>::read(bytes)
    }
}

impl<T: AsItIs> WhenBare<T> for IsPayload {
    type Rule = Stated<NoRule>;
}

impl<T: Ruled<Any>> WhenBare<T> for IsNumber {
    type Rule = Stated<Any>;
}

impl<T: Ruled<Finite>> WhenBare<T> for IsFloat {
    type Rule = Stated<Finite>;
}

#[diagnostic::on_unimplemented(
    message = "what is inside of `{Self}` needs a rule where a remote returns it, or is no payload",
    label = "no rule for what is inside of this",
    note = "write `#[remote(rate = \"5/s\", reply(any))]` for whole numbers and ids in it, for floats `reply(finite)`, for a text \
            `reply(max_len(200))`, for the places of a tuple `reply(fields(_, any))`; a struct or an enum in it derives \
            `remote::Payload`"
)]
/// A payload that is returned as it is.
pub trait AsItIs: Ruled<NoRule> {}

#[diagnostic::do_not_recommend]
impl<T: Ruled<NoRule>> AsItIs for T {}

#[diagnostic::on_unimplemented(
    message = "a remote that returns `{T}` says how long it may be",
    label = "no rule says how long this may be",
    note = "write `#[remote(rate = \"5/s\", reply(max_len(200)))]`; what is inside of a list has a rule of its own, `reply(max_len(9), \
            each(any))`, and so has what is inside of a map, `reply(max_len(9), keys(any), values(finite))`"
)]
/// Says how long an answer may be.
pub trait RuleForLongReply<T> {}

#[diagnostic::on_unimplemented(
    message = "a remote that returns `{T}` says how long this time may be",
    label = "no rule says how long this time may be",
    note = "write `#[remote(rate = \"5/s\", reply(range(\"0s\"..=\"60s\")))]`"
)]
/// Says how long a time in an answer may be.
pub trait RuleForReplyOfTime<T> {}

#[diagnostic::on_unimplemented(
    message = "a remote that returns the id `{T}` has to say that nobody resolves it",
    label = "no rule says so",
    note = "write `#[remote(rate = \"5/s\", reply(any))]`: what the server itself says, the world is not asked about"
)]
/// Says of an id in an answer that it may be any.
pub trait RuleForReplyOfId<T> {}

#[diagnostic::on_unimplemented(
    message = "`{T}` has another width on another machine",
    label = "no number of one width",
    note = "return a `u32` or a `u64`"
)]
/// Is a number of one width, as an answer.
pub trait ReplyOfOneWidth<T> {}

// One of each kind, so that nobody is told to add one; and nobody is shown ours.
#[diagnostic::do_not_recommend]
impl<T, const MIN: usize, const MAX: usize, E> RuleForLongReply<T> for Counted<MIN, MAX, E> {}
#[diagnostic::do_not_recommend]
impl<T> RuleForReplyOfTime<T> for Duration {}
#[diagnostic::do_not_recommend]
impl<T> RuleForReplyOfId<T> for Any {}
#[diagnostic::do_not_recommend]
impl<T> ReplyOfOneWidth<T> for u32 {}

/// The rule of what is never returned so.
#[derive(Debug)]
pub enum Never {}

impl<T> Replies<T> for Never {
    const SHAPE: &'static Shape = &Shape::fixed(0, Kind::Unit);

    fn encode(_: &T, _: &mut Writer<'_>) -> Result<(), Breach> {
        Err(never())
    }

    fn read(_: &[u8]) -> Result<T, Breach> {
        Err(never())
    }
}

macro_rules! nobody_returns {
    ($($kind:ident: $sought:ident;)*) => {$(
        impl<T> WhenBare<T> for $kind
        where
            for<'a> Nothing<'a>: $sought<T>,
        {
            type Rule = Never;
        }
    )*};
}

nobody_returns! {
    IsLong: RuleForLongReply;
    IsTime: RuleForReplyOfTime;
    IsId: RuleForReplyOfId;
    IsOfNoWidth: ReplyOfOneWidth;
}
