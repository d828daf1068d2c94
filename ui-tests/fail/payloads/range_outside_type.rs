//! Bounds that the type cannot hold.

use remote::__private::*;

const _: &Shape = <Within<0, 300> as Spec<u8>>::SHAPE;

fn main() {}
