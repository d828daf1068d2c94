//! Bounds that are no numbers.

use remote::__private::*;

const _: &Shape = <FloatWithin<0, { f64::NAN.to_bits() }> as Spec<f32>>::SHAPE;

fn main() {}
