//! The vectors and quaternions of `glam`, which travel as arrays of their numbers, under the rules of
//! those.

use glam::{
    DQuat, DVec2, DVec3, DVec4, IVec2, IVec3, IVec4, Quat, UVec2, UVec3, UVec4, Vec2, Vec3, Vec3A,
    Vec4,
};

use super::finite::Finite;
use super::place::Placed;
use crate::core::breach::Breach;
use crate::core::value::id::{IsPayload, PayloadOrId};
use crate::core::value::ruled::{Ruled, Through};
use crate::core::value::shape::Shape;
use crate::core::wire::{reader::Reader, writer::Writer};
use crate::core::world::{Caller, InWorld};

macro_rules! as_array {
    ($($type:ident: [$number:ident; $count:literal];)*) => {$(
        impl<R: Through> Ruled<R> for $type
        where
            [$number; $count]: Ruled<R>,
        {
            type View<'a> = <[$number; $count] as Ruled<R>>::View<'a>;
            type Holds = ();

            const SHAPE: &'static Shape = <[$number; $count] as Ruled<R>>::SHAPE;

            #[inline]
            fn verify<'a>(reader: &mut Reader<'a>) -> Result<Self::View<'a>, Breach> {
                <[$number; $count] as Ruled<R>>::verify(reader)
            }

            #[inline]
            fn build(view: Self::View<'_>) -> Result<Self, Breach> {
                <[$number; $count] as Ruled<R>>::build(view).map(Self::from_array)
            }

            #[inline]
            fn encode(&self, writer: &mut Writer<'_>) -> Result<(), Breach> {
                Ruled::<R>::encode(&self.to_array(), writer)
            }
        }

        #[diagnostic::do_not_recommend]
        impl PayloadOrId for $type {
            type Is = IsPayload;
        }

        impl<W, R: Through> InWorld<W, R> for $type
        where
            [$number; $count]: InWorld<W, R>,
        {
            #[inline]
            fn in_world(&self, world: &W, caller: &Caller) -> Result<(), Breach> {
                InWorld::<W, R>::in_world(&self.to_array(), world, caller)
            }
        }
    )*};
}

as_array! {
    Vec2: [f32; 2];
    Vec3: [f32; 3];
    Vec3A: [f32; 3];
    Vec4: [f32; 4];
    Quat: [f32; 4];
    DVec2: [f64; 2];
    DVec3: [f64; 3];
    DVec4: [f64; 4];
    DQuat: [f64; 4];
    IVec2: [i32; 2];
    IVec3: [i32; 3];
    IVec4: [i32; 4];
    UVec2: [u32; 2];
    UVec3: [u32; 3];
    UVec4: [u32; 4];
}

macro_rules! places {
    ($($type:ident),*) => {$(
        impl Placed for $type {
            type Rule = Finite;

            #[inline]
            fn place(&self) -> [f32; 3] {
                self.to_array()
            }
        }
    )*};
}

places!(Vec3, Vec3A);
