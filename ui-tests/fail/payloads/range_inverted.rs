//! A range that holds nothing.

use remote::__private::*;

const _: &Shape = <Within<9, 1> as Spec<u8>>::SHAPE;

fn main() {}
