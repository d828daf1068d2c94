//! The vectors and quaternions of `glam`, which travel as arrays of their numbers.

use glam::{Quat, Vec2, Vec3, Vec4};

use super::finite::Finite;
use super::near_character::Placed;
use crate::core::breach::Breach;
use crate::core::value::ruled::Ruled;
use crate::core::value::shape::Shape;
use crate::core::wire::{reader::Reader, writer::Writer};
use crate::core::world::{Caller, InWorld};

macro_rules! as_array {
    ($($type:ident: $numbers:literal;)*) => {$(
        impl Ruled<Finite> for $type {
            type View<'a> = [f32; $numbers];

            const SHAPE: &'static Shape = <[f32; $numbers] as Ruled<Finite>>::SHAPE;

            #[inline]
            fn verify(reader: &mut Reader<'_>) -> Result<[f32; $numbers], Breach> {
                <[f32; $numbers] as Ruled<Finite>>::verify(reader)
            }

            #[inline]
            fn build(view: [f32; $numbers]) -> Result<Self, Breach> {
                Ok(Self::from_array(view))
            }

            #[inline]
            fn encode(&self, writer: &mut Writer<'_>) -> Result<(), Breach> {
                Ruled::<Finite>::encode(&self.to_array(), writer)
            }
        }

        impl<W> InWorld<W, Finite> for $type {
            #[inline]
            fn in_world(&self, _: &W, _: &Caller) -> Result<(), Breach> {
                Ok(())
            }
        }
    )*};
}

as_array! {
    Vec2: 2;
    Vec3: 3;
    Vec4: 4;
    Quat: 4;
}

impl Placed for Vec3 {
    type Rule = Finite;

    #[inline]
    fn place(&self) -> [f32; 3] {
        self.to_array()
    }
}
