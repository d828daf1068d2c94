//! `check`: a rule of the author's own, beside the others and never in place of them. It sees the
//! built value, after every other rule on values has passed and before the world is asked.

use std::marker::PhantomData;

use crate::core::breach::{Breach, Class, Rule};
use crate::core::value::ruled::{Ruled, read_whole};
use crate::core::value::shape::Shape;
use crate::core::wire::{reader::Reader, writer::Writer};
use crate::core::world::{Caller, InWorld};

/// The rule `R`, and also the author's own `C`.
#[derive(Debug)]
pub struct Also<R, C>(PhantomData<(R, C)>);

/// A rule of the author's own on values of `T`. Client and server both hold it against a value, so
/// it has to say the same on both: a function of the value and of nothing else.
pub trait Check<T> {
    /// Its path in the source.
    const NAME: &'static str;
    /// Part of the fingerprint: a client whose check has another version is outdated, not a forger.
    const VERSION: u32;

    /// Whether the value is legal.
    fn holds(value: &T) -> bool;
}

#[diagnostic::on_unimplemented(
    message = "a check says yes or no: it returns `bool`, and this one `{Self}`",
    label = "returns `{Self}`"
)]
/// What a check says. A trait in the place of `bool`, so that the compiler tells of another type in our words.
pub trait Verdict {
    /// Whether the value is legal.
    fn says_yes(self) -> bool;
}

impl Verdict for bool {
    #[inline]
    fn says_yes(self) -> bool {
        self
    }
}

/// What a check of the author's said.
#[inline]
pub fn verdict(said: impl Verdict) -> bool {
    said.says_yes()
}

/// Holds a value against the author's own rule.
#[inline]
pub fn check<C: Check<T>, T>(value: &T) -> Result<(), Breach> {
    if C::holds(value) { Ok(()) } else { Err(rejected()) }
}

#[cold]
fn rejected() -> Breach {
    Breach::new(Rule::Check, Class::Rejected)
}

impl<R, C: Check<T>, T: Ruled<R>> Ruled<Also<R, C>> for T {
    type View<'a> = T::View<'a>;
    type Holds = T::Holds;

    const SHAPE: &'static Shape = &Shape::checked(T::SHAPE, C::NAME, C::VERSION);

    #[inline]
    fn verify<'a>(reader: &mut Reader<'a>) -> Result<Self::View<'a>, Breach> {
        T::verify(reader)
    }

    #[inline]
    fn build(view: Self::View<'_>) -> Result<Self, Breach> {
        let value = T::build(view)?;
        check::<C, T>(&value)?;
        Ok(value)
    }

    #[inline]
    fn encode(&self, writer: &mut Writer<'_>) -> Result<(), Breach> {
        let start = writer.position();
        T::encode(self, writer)?;
        check_written::<Self, Also<R, C>>(writer, start)
    }
}

/// Holds what was written from `start` on against the author's own rules, as the other side will
/// build it: `-0.0` has become `+0.0`, and a proxy may have rounded. So a stub refuses what the server
/// would.
pub fn check_written<T: Ruled<R>, R>(writer: &Writer<'_>, start: usize) -> Result<(), Breach> {
    read_whole::<R, T>(writer.since(start)).map(drop)
}

impl<W, R, C: Check<T>, T: InWorld<W, R>> InWorld<W, Also<R, C>> for T {
    #[inline]
    fn in_world(&self, world: &W, caller: &Caller) -> Result<(), Breach> {
        T::in_world(self, world, caller)
    }
}
