//! What stands in the place of a field's rule where generated code tells of a mistake.

use std::marker::PhantomData;

use super::missing::never;
use crate::core::breach::Breach;
use crate::core::value::field::Field;
use crate::core::value::pick::Picked;
use crate::core::value::ruled::Ruled;
use crate::core::value::shape::{Kind, Shape};
use crate::core::wire::{reader::Reader, writer::Writer};
use crate::core::world::{Caller, InWorld};

/// The rule of a field with a mistake that generated code tells of: none of it travels, and nothing compiles in which it
/// stands. It lets all else that is generated stand.
#[derive(Debug)]
pub enum Mistaken {}

impl<T> Ruled<Mistaken> for T {
    type View<'a> = ();
    type Holds = ();

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

/// In the place of a field with a mistake.
#[derive(Debug)]
pub struct Cut<F>(PhantomData<F>);

impl<F: Field> Field for Cut<F> {
    type Value = F::Value;
    type Rule = Mistaken;
    type Asked = Mistaken;
}
