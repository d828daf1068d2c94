//! A field or a parameter: a type together with its rule, held against one another in one place.
//!
//! Generated code gives each of them a name of its own. Whether the two fit is asked where that name is made, and
//! nowhere else: everything that is generated beside it sees the name alone. So the compiler says it once, at the
//! author's word.

use std::marker::PhantomData;
use std::mem::ManuallyDrop;

use super::holds::{Contents, Graph, Levels, Node};
use super::ruled::{Ruled, Spec};
use super::shape::Shape;
use crate::core::breach::Breach;
use crate::core::wire::{reader::Reader, writer::Writer};

/// A type and its rule, under one name.
pub trait Field {
    /// The type.
    type Value;
    /// The rule, which fits it.
    type Rule: Spec<Self::Value>;
    /// The rule by which the world is asked: the same, but where it does not fit. That is told of here, and nobody who
    /// asks for the field hears of it again.
    type Asked;
}

/// What was read of a field, borrowed from the frame.
///
/// The `()` comes last, since of a struct's last field the compiler asks whether it has a size: of the view it would,
/// and so say once more what is wrong with the two. Nor has it to know how a view is dropped: it borrows, and so there
/// is nothing to drop.
pub struct ViewOf<'a, F: Field>(ManuallyDrop<<F::Rule as Spec<F::Value>>::View<'a>>, ());

/// The form of a field.
pub trait Formed {
    /// See [`Ruled::SHAPE`].
    const SHAPE: &'static Shape;
}

impl<F: Field> Formed for F {
    const SHAPE: &'static Shape = <F::Rule as Spec<F::Value>>::SHAPE;
}

/// Asks whether the rule of a field fits its type.
#[derive(Debug)]
pub struct IsSound<F>(PhantomData<F>);

impl<F: Field> IsSound<F>
where
    F::Rule: Spec<F::Value>,
{
    /// It does; else there is [`No`](super::pick::No).
    pub const __IS: bool = true;
}

/// What payloads a field holds.
#[derive(Debug)]
pub struct HeldIn<F>(PhantomData<F>);

impl<F: Field> Contents for HeldIn<F> {
    type Down<L: Levels> = <<F::Rule as Spec<F::Value>>::Holds as Contents>::Down<L>;
}

/// What a field holds, with so many levels below it: of a field whose rule does not fit nobody can ask, and it is told of elsewhere.
#[derive(Debug)]
pub struct Unrolled<L, F>(PhantomData<(L, F)>);

impl<L: Levels, F: Field> Unrolled<L, F>
where
    F::Rule: Spec<F::Value>,
{
    /// That; else there is [`Unknown`].
    pub const __NODE: &'static Node = <L::Of<HeldIn<F>> as Graph>::NODE;
}

/// What a field holds where nobody can ask: nothing.
pub trait Unknown {
    /// Nothing.
    const __NODE: &'static Node = Node::LEAF;
}

impl<T> Unknown for T {}

/// See [`Ruled::verify`]. `place` is the number of the field, for the path of a breach.
#[inline]
pub fn verify<'a, F: Field>(
    reader: &mut Reader<'a>,
    place: usize,
) -> Result<ViewOf<'a, F>, Breach> {
    <F::Rule as Spec<F::Value>>::verify(reader, place)
        .map(|view| ViewOf(ManuallyDrop::new(view), ()))
}

/// See [`Ruled::build`].
#[inline]
pub fn build<F: Field>(view: ViewOf<'_, F>, place: usize) -> Result<F::Value, Breach> {
    <F::Rule as Spec<F::Value>>::build(ManuallyDrop::into_inner(view.0), place)
}

/// See [`Ruled::encode`].
#[inline]
pub fn encode<F: Field>(
    value: &F::Value,
    writer: &mut Writer<'_>,
    place: usize,
) -> Result<(), Breach> {
    <F::Rule as Spec<F::Value>>::encode(value, writer, place)
}

/// The parameters of a remote: a tuple of fields.
#[derive(Debug)]
pub struct Of<F>(PhantomData<F>);

// No implementation that anybody should be shown: a remote has it by itself.
macro_rules! parameters {
    ($($($field:ident $value:ident $index:tt),*;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<$($field: Field,)*> Ruled<Of<($($field,)*)>> for ($($field::Value,)*) {
            type View<'a> = ($(ViewOf<'a, $field>,)*);
            type Holds = ();

            const SHAPE: &'static Shape = &Shape::tuple(&[$(<$field as Formed>::SHAPE,)*]);

            #[inline]
            fn verify<'a>(reader: &mut Reader<'a>) -> Result<Self::View<'a>, Breach> {
                Ok(($(verify::<$field>(reader, $index)?,)*))
            }

            #[inline]
            fn build(($($value,)*): Self::View<'_>) -> Result<Self, Breach> {
                Ok(($(build::<$field>($value, $index)?,)*))
            }

            #[inline]
            fn encode(&self, writer: &mut Writer<'_>) -> Result<(), Breach> {
                $(encode::<$field>(&self.$index, writer, $index)?;)*
                Ok(())
            }
        }
    )*};
}

parameters! {
    A a 0;
    A a 0, B b 1;
    A a 0, B b 1, C c 2;
    A a 0, B b 1, C c 2, D d 3;
    A a 0, B b 1, C c 2, D d 3, E e 4;
    A a 0, B b 1, C c 2, D d 3, E e 4, F f 5;
    A a 0, B b 1, C c 2, D d 3, E e 4, F f 5, G g 6;
    A a 0, B b 1, C c 2, D d 3, E e 4, F f 5, G g 6, H h 7;
    A a 0, B b 1, C c 2, D d 3, E e 4, F f 5, G g 6, H h 7, I i 8;
    A a 0, B b 1, C c 2, D d 3, E e 4, F f 5, G g 6, H h 7, I i 8, J j 9;
    A a 0, B b 1, C c 2, D d 3, E e 4, F f 5, G g 6, H h 7, I i 8, J j 9, K k 10;
    A a 0, B b 1, C c 2, D d 3, E e 4, F f 5, G g 6, H h 7, I i 8, J j 9, K k 10, L l 11;
}
