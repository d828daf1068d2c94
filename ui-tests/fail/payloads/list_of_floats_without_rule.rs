//! P3: what is inside of a list needs its rule too.

use remote::__private::*;

fn travels<R, T: Ruled<R>>() {}

fn main() {
    travels::<Counted<0, 8>, Vec<f32>>();
}
