//! A question to a type, answered for every type, and what follows from the answer: what the compiler would otherwise
//! turn into an error of its own, generated code can ask, and tell in our words.
//!
//! A question is a type with a constant `__IS` of its own where a trait is implemented. Where it is not, the compiler
//! takes the one of [`No`].

use super::ruled::Ruled;
use super::shape::{Kind, Shape};
use crate::core::breach::Breach;
use crate::core::rules::missing::never;
use crate::core::wire::{reader::Reader, writer::Writer};
use crate::core::world::{Caller, InWorld};

/// The answer where there is no other.
pub trait No {
    /// It is not.
    const __IS: bool = false;
}

impl<T> No for T {}

/// An answer.
#[derive(Debug)]
pub enum Answer<const IS: bool> {}

/// One of two types, by an answer.
pub trait Pick<Yes, No> {
    /// That one.
    type Picked;
}

impl<A, B> Pick<A, B> for Answer<true> {
    type Picked = A;
}

impl<A, B> Pick<A, B> for Answer<false> {
    type Picked = B;
}

/// `A` if it is so, and `B` if not.
pub type Picked<const IS: bool, A, B> = <Answer<IS> as Pick<A, B>>::Picked;

/// The rule of a field with a mistake that generated code tells of: none of it travels, and nothing compiles in which it
/// stands. It lets all else that is generated stand.
#[derive(Debug)]
pub enum Mistaken {}

impl<T> Ruled<Mistaken> for T {
    type View<'a> = ();

    const SHAPE: &'static Shape = &Shape::fixed(0, Kind::Unit);

    fn verify(_: &mut Reader<'_>) -> Result<(), Breach> {
        Err(never())
    }

    fn build((): ()) -> Result<Self, Breach> {
        Err(never())
    }

    fn encode(&self, _: &mut Writer<'_>) -> Result<(), Breach> {
        Err(never())
    }
}

impl<W, T> InWorld<W, Mistaken> for T {
    fn in_world(&self, _: &W, _: &Caller) -> Result<(), Breach> {
        Err(never())
    }
}

/// The rule `R`, where there is no mistake.
pub type RuleUnless<const MISTAKE: bool, R> = Picked<MISTAKE, Mistaken, R>;
