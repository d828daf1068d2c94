//! Elements without bytes cost time all the same: there may be 65,536 of them.

use remote::__private::*;

const _: &Shape = <Counted<0, 1_000_000> as Spec<Vec<()>>>::SHAPE;

fn main() {}
