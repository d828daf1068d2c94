//! Places: what can be near something, and how it travels under a rule that says so. Such a rule implies `finite`.

use super::finite::Finite;
use crate::core::value::ruled::{NoRule, Payload, Ruled};

#[diagnostic::on_unimplemented(
    message = "`{Self}` is no place",
    label = "no place",
    note = "`near_character` and `near` take `[f32; 3]`, `glam::Vec3` with the feature `glam`, and payloads that implement \
            `remote::Position`"
)]
/// A payload of the author's own that stands for a place, so that it can be near something.
/// `[f32; 3]` and, with the feature `glam`, `Vec3` stand for one already.
pub trait Position: Payload {
    /// The place, in the world's units.
    fn position(&self) -> [f32; 3];
}

/// What stands for a place, and the rule under which it is read.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no place",
    label = "no place",
    note = "`near_character` and `near` take `[f32; 3]`, `glam::Vec3` with the feature `glam`, and payloads \
            that implement `remote::Position`"
)]
pub trait Placed: Ruled<Self::Rule> {
    /// The rule on its numbers.
    type Rule;

    /// The place, in the world's units.
    fn place(&self) -> [f32; 3];
}

impl<T: Position> Placed for T {
    type Rule = NoRule;

    #[inline]
    fn place(&self) -> [f32; 3] {
        self.position()
    }
}

impl Placed for [f32; 3] {
    type Rule = Finite;

    #[inline]
    fn place(&self) -> Self {
        *self
    }
}

/// How a place travels under a rule on its distance, whose bits of an `f32` are `$distance`: as it does under its own.
macro_rules! placed {
    ([$($generics:tt)*] $rule:ty, $bound:expr, $distance:expr) => {
        const _: () = {
            use $crate::core::breach::Breach;
            use $crate::core::value::composite;
            use $crate::core::value::ruled::Ruled;
            use $crate::core::value::shape::{Bound, Shape};
            use $crate::core::wire::{reader::Reader, writer::Writer};

            impl<T: Placed, $($generics)*> Ruled<$rule> for T {
                type View<'a> = T::View<'a>;
                type Holds = T::Holds;

                const SHAPE: &'static Shape = {
                    let distance = f32::from_bits($distance);
                    let is_distance = distance.is_finite() && distance > 0.0;
                    // Its own bound gives way to the distance, and would say so no more.
                    let fault = if T::SHAPE.is_the_servers() {
                        Some("what derives `ServerOnly` is the server's to say, and a client sends the position that this rule is about: derive `Payload` for its type, or take another type")
                    } else if is_distance {
                        T::SHAPE.fault
                    } else {
                        Some("a distance is finite, and above 0: write a number, as in `near_character(100)` or `near(target, 5)`")
                    };
                    &Shape {
                        min_bytes: T::SHAPE.min_bytes,
                        max_bytes: T::SHAPE.max_bytes,
                        kind: T::SHAPE.kind,
                        bound: $bound,
                        heap: T::SHAPE.heap,
                        fault,
                    }
                };

                #[inline]
                fn verify<'a>(reader: &mut Reader<'a>) -> Result<Self::View<'a>, Breach> {
                    T::verify(reader)
                }

                #[inline]
                fn build(view: Self::View<'_>) -> Result<Self, Breach> {
                    T::build(view)
                }

                #[inline]
                fn encode(&self, writer: &mut Writer<'_>) -> Result<(), Breach> {
                    T::encode(self, writer)
                }
            }

            // Not passed on like other rules: a box of an author's own place could be a place itself.
            impl<T: Placed, $($generics)*> Ruled<$rule> for Option<T> {
                type View<'a> = Option<T::View<'a>>;
                type Holds = T::Holds;

                const SHAPE: &'static Shape = &Shape::optional(<T as Ruled<$rule>>::SHAPE);

                #[inline]
                fn verify<'a>(reader: &mut Reader<'a>) -> Result<Self::View<'a>, Breach> {
                    composite::verify_option(reader, <T as Ruled<$rule>>::verify)
                }

                #[inline]
                fn build(view: Self::View<'_>) -> Result<Self, Breach> {
                    view.map(<T as Ruled<$rule>>::build).transpose()
                }

                #[inline]
                fn encode(&self, writer: &mut Writer<'_>) -> Result<(), Breach> {
                    composite::encode_option(self.as_ref(), writer, |value, writer| {
                        <T as Ruled<$rule>>::encode(value, writer)
                    })
                }
            }
        };
    };
}
pub(super) use placed;
