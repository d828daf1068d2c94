//! P3: a float needs `finite`, `range` or a place.

use remote::__private::*;

fn travels<R, T: Ruled<R>>() {}

fn main() {
    travels::<Bare, f32>();
}
