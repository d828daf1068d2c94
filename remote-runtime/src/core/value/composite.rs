//! Options, boxes, arrays and tuples: they take the rule of what they hold and add none.

use std::marker::PhantomData;

use arrayvec::ArrayVec;

use super::ruled::{NoRule, Ruled, Through};
use super::shape::{Kind, Shape};
use crate::core::breach::{Breach, Class, Rule};
use crate::core::value::counted::Counted;
use crate::core::value::fields::Fields;
use crate::core::wire::{reader::Reader, writer::Writer};

impl<R: Through, T: Ruled<R>> Ruled<R> for Option<T> {
    type View<'a> = Option<T::View<'a>>;
    type Holds = T::Holds;

    const SHAPE: &'static Shape = &Shape::optional(T::SHAPE);

    #[inline]
    fn verify<'a>(reader: &mut Reader<'a>) -> Result<Self::View<'a>, Breach> {
        verify_option(reader, T::verify)
    }

    #[inline]
    fn build(view: Self::View<'_>) -> Result<Self, Breach> {
        view.map(T::build).transpose()
    }

    #[inline]
    fn encode(&self, writer: &mut Writer<'_>) -> Result<(), Breach> {
        encode_option(self.as_ref(), writer, T::encode)
    }
}

#[inline]
pub(crate) fn verify_option<'a, V>(
    reader: &mut Reader<'a>,
    verify: impl FnOnce(&mut Reader<'a>) -> Result<V, Breach>,
) -> Result<Option<V>, Breach> {
    match reader.byte()? {
        0 => Ok(None),
        1 => verify(reader).map(Some),
        _ => Err(Breach::new(Rule::Shape, Class::UnknownTag)),
    }
}

#[inline]
pub(crate) fn encode_option<T>(
    value: Option<&T>,
    writer: &mut Writer<'_>,
    encode: impl FnOnce(&T, &mut Writer<'_>) -> Result<(), Breach>,
) -> Result<(), Breach> {
    writer.value(&u8::from(value.is_some()))?;
    value.map_or(Ok(()), |value| encode(value, writer))
}

// Rule by rule, and not those on what an author's own type may stand for, an id or a place: his box
// could stand for one itself.
macro_rules! boxed {
    ($([$($generics:tt)*] $rule:ty;)*) => {$(
        impl<$($generics)* T: $crate::core::value::ruled::Ruled<$rule>>
            $crate::core::value::ruled::Ruled<$rule> for Box<T>
        {
            type View<'a> = T::View<'a>;
            type Holds = $crate::core::value::holds::Indirect<T::Holds>;

            const SHAPE: &'static $crate::core::value::shape::Shape = &{
                let heap = $crate::core::value::heap::Heap::boxed(size_of::<T>(), T::SHAPE);
                T::SHAPE.on_heap(heap)
            };

            #[inline]
            fn verify<'a>(
                reader: &mut $crate::core::wire::reader::Reader<'a>,
            ) -> Result<Self::View<'a>, $crate::core::breach::Breach> {
                T::verify(reader)
            }

            #[inline]
            fn build(view: Self::View<'_>) -> Result<Self, $crate::core::breach::Breach> {
                T::build(view).map(Self::new)
            }

            #[inline]
            fn encode(
                &self,
                writer: &mut $crate::core::wire::writer::Writer<'_>,
            ) -> Result<(), $crate::core::breach::Breach> {
                T::encode(self, writer)
            }
        }
    )*};
}

pub(crate) use boxed;

boxed! {
    [] NoRule;
    [R,] Fields<R>;
    [const MIN: usize, const MAX: usize, E,] Counted<MIN, MAX, E>;
}

impl<R: Through, T: Ruled<R>, const N: usize> Ruled<R> for [T; N] {
    type View<'a> = [T::View<'a>; N];
    type Holds = T::Holds;

    const SHAPE: &'static Shape = &Shape::array(T::SHAPE, N);

    #[inline]
    fn verify<'a>(reader: &mut Reader<'a>) -> Result<Self::View<'a>, Breach> {
        let mut views = ArrayVec::<T::View<'a>, N>::new();
        for index in 0..N {
            match T::verify(reader) {
                Ok(view) => views.push(view),
                Err(breach) => return Err(breach.at(index)),
            }
        }
        filled(views)
    }

    #[inline]
    fn build(view: Self::View<'_>) -> Result<Self, Breach> {
        let mut array = ArrayVec::<T, N>::new();
        for (index, view) in view.into_iter().enumerate() {
            array.push(T::build(view).map_err(|breach| breach.at(index))?);
        }
        filled(array)
    }

    #[inline]
    fn encode(&self, writer: &mut Writer<'_>) -> Result<(), Breach> {
        for (index, element) in self.iter().enumerate() {
            element.encode(writer).map_err(|breach| breach.at(index))?;
        }
        Ok(())
    }
}

#[inline]
fn filled<T, const N: usize>(array: ArrayVec<T, N>) -> Result<[T; N], Breach> {
    array.into_inner().map_err(|_| Breach::new(Rule::Encoder, Class::Internal))
}

macro_rules! nothing {
    ([$($generics:tt)*] $type:ty, $value:expr, $rule:ty, $shape:expr) => {
        impl<$($generics)*> Ruled<$rule> for $type {
            type View<'a> = ();
            type Holds = ();
            const SHAPE: &'static Shape = &$shape;

            #[inline]
            fn verify(_: &mut Reader<'_>) -> Result<(), Breach> {
                Ok(())
            }

            #[inline]
            fn build((): ()) -> Result<Self, Breach> {
                Ok($value)
            }

            #[inline]
            fn encode(&self, _: &mut Writer<'_>) -> Result<(), Breach> {
                Ok(())
            }
        }
    };
}

nothing!([](), (), NoRule, Shape::fixed(0, Kind::Unit));
nothing!([T: ?Sized] PhantomData<T>, PhantomData, NoRule, Shape::fixed(0, Kind::Unit));
// A remote without parameters has a tuple of none.
nothing!([](), (), Fields<()>, Shape::tuple(&[]));

macro_rules! tuple {
    ($rule:ty, [$($generic:ident)*] $($type:ident: $place_rule:ident, $value:ident, $index:tt;)*) => {
        impl<$($type: Ruled<$place_rule>,)* $($generic,)*> Ruled<$rule> for ($($type,)*) {
            type View<'a> = ($($type::View<'a>,)*);
            type Holds = ($($type::Holds,)*);

            const SHAPE: &'static Shape = &Shape::tuple(&[$($type::SHAPE,)*]);

            #[inline]
            fn verify<'a>(reader: &mut Reader<'a>) -> Result<Self::View<'a>, Breach> {
                Ok(($($type::verify(reader).map_err(|breach| breach.at($index))?,)*))
            }

            #[inline]
            fn build(($($value,)*): Self::View<'_>) -> Result<Self, Breach> {
                Ok(($($type::build($value).map_err(|breach| breach.at($index))?,)*))
            }

            #[inline]
            fn encode(&self, writer: &mut Writer<'_>) -> Result<(), Breach> {
                $(self.$index.encode(writer).map_err(|breach| breach.at($index))?;)*
                Ok(())
            }
        }
    };
}

// Without a rule where no place needs one, and with a rule for each place.
macro_rules! tuples {
    ($($($type:ident $rule:ident $value:ident $index:tt),*;)*) => {$(
        tuple!(NoRule, [] $($type: NoRule, $value, $index;)*);
        tuple!(Fields<($($rule,)*)>, [$($rule)*] $($type: $rule, $value, $index;)*);
    )*};
}

tuples! {
    A RA a 0;
    A RA a 0, B RB b 1;
    A RA a 0, B RB b 1, C RC c 2;
    A RA a 0, B RB b 1, C RC c 2, D RD d 3;
    A RA a 0, B RB b 1, C RC c 2, D RD d 3, E RE e 4;
    A RA a 0, B RB b 1, C RC c 2, D RD d 3, E RE e 4, F RF f 5;
    A RA a 0, B RB b 1, C RC c 2, D RD d 3, E RE e 4, F RF f 5, G RG g 6;
    A RA a 0, B RB b 1, C RC c 2, D RD d 3, E RE e 4, F RF f 5, G RG g 6, H RH h 7;
    A RA a 0, B RB b 1, C RC c 2, D RD d 3, E RE e 4, F RF f 5, G RG g 6, H RH h 7, I RI i 8;
    A RA a 0, B RB b 1, C RC c 2, D RD d 3, E RE e 4, F RF f 5, G RG g 6, H RH h 7, I RI i 8, J RJ j 9;
    A RA a 0, B RB b 1, C RC c 2, D RD d 3, E RE e 4, F RF f 5, G RG g 6, H RH h 7, I RI i 8, J RJ j 9, K RK k 10;
    A RA a 0, B RB b 1, C RC c 2, D RD d 3, E RE e 4, F RF f 5, G RG g 6, H RH h 7, I RI i 8, J RJ j 9, K RK k 10, L RL l 11;
}
