//! Bounds that are no numbers.

use remote::__private::*;

const _: &Shape = <Within<0, { BoundOf(f64::NAN).code() }, true> as Spec<f32>>::SHAPE;

fn main() {}
