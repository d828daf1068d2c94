//! Attack 16: floats are no keys, since they have no order.

use remote::__private::*;

fn travels<R, T: Ruled<R>>() {}

fn main() {
    travels::<Counted<0, 4, Pairs<Finite, Bare>>, std::collections::BTreeMap<f32, u8>>();
}
